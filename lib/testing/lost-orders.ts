import type { LostOrder } from '@/lib/domain/reconcile';

/** For tests: when the answer was lost, and when the event is due (epoch ms). */
export const SINCE = 1_000_000_000;
export const HOUR = 3_600_000;
export const DUE = SINCE + 5 * HOUR;
/** For when `scheduled` was ordered (epoch ms). */
export const PLAN = SINCE + 2 * HOUR;

/** Orders whose answer was lost: redeploy at once, and at `PLAN`. */
export const immediate: LostOrder = {
  order: { opsType: 'immediate', planTimeMs: null },
  statusBefore: 'Inquiring',
  notBeforeBeforeMs: DUE,
  dueAtMs: DUE,
  dueIsEstimate: false,
  sinceMs: SINCE,
};
export const scheduled: LostOrder = { ...immediate, order: { opsType: 'scheduled', planTimeMs: PLAN } };
