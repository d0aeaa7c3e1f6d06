import { EVENT_STATUSES, REDEPLOY_TYPES } from '@/lib/domain/events';
import { DUE_AFTER_PUBLISH_MS } from '@/lib/domain/limits';

/**
 * Statuses in which a redeploy may be ordered. ENS does not say; [inferred] from ECS RedeployInstance
 * ("Inquiring" and "Scheduled"), https://help.aliyun.com/en/ecs/api-redeployinstance
 */
export const REDEPLOYABLE_STATUSES = ['Inquiring', 'Scheduled'] as const;

/** Statuses after which nothing more happens. [inferred] from the ECS table of the same seven words. */
export const FINAL_STATUSES = ['Executed', 'Failed', 'Canceled', 'Avoided'] as const;

export type NotRedeployableReason =
  | 'type_reboot'
  | 'type_migrate'
  | 'type_other'
  | 'status_final'
  | 'status_executing'
  | 'status_unknown'
  | 'gone';

/** Whether the cloud has finished with the event. Unknown strings are not final. */
export function isFinalStatus(status: string): boolean {
  return FINAL_STATUSES.some((known) => known === status);
}

/** Why an event cannot be redeployed, or null when it can. The text is the message `events.notRedeployable.<reason>`. */
export function redeployRefusal(event: {
  eventType: string;
  eventStatus: string;
  /** Set when the cloud no longer lists the event. */
  goneAtMs?: number | null;
}): NotRedeployableReason | null {
  if (!REDEPLOY_TYPES.some((type) => type === event.eventType)) {
    if (event.eventType.endsWith('.Reboot')) return 'type_reboot';
    if (event.eventType.endsWith('.Migrate')) return 'type_migrate';
    return 'type_other';
  }
  if (REDEPLOYABLE_STATUSES.some((status) => status === event.eventStatus)) {
    return typeof event.goneAtMs === 'number' ? 'gone' : null;
  }
  if (isFinalStatus(event.eventStatus)) return 'status_final';
  if (EVENT_STATUSES.some((status) => status === event.eventStatus)) return 'status_executing';
  return 'status_unknown';
}

export type Due = { dueAtMs: number | null; dueIsEstimate: boolean };

/**
 * When the cloud acts by itself (epoch ms): NotBefore; without one, for SystemFailure.Redeploy, PublishTime + 5 days
 * as an estimate ([DOC] ens-system-event-summary); otherwise unknown.
 */
export function dueOf(event: {
  eventType: string;
  notBeforeMs: number | null;
  publishTimeMs: number | null;
}): Due {
  if (event.notBeforeMs !== null) return { dueAtMs: event.notBeforeMs, dueIsEstimate: false };
  if (event.eventType === 'Instance:SystemFailure.Redeploy' && event.publishTimeMs !== null) {
    return { dueAtMs: event.publishTimeMs + DUE_AFTER_PUBLISH_MS, dueIsEstimate: true };
  }
  return { dueAtMs: null, dueIsEstimate: false };
}
