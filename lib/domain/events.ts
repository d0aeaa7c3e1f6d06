/**
 * ENS system events as this product understands them.
 * Words and values: ENS API `DescribeHistoryEvents` (2017-11-10). Unknown strings are values too.
 */

/** The nine types of the API's list, plus `Instance:SystemMaintenance.Reboot`, which only the reboot operations name. */
export const EVENT_TYPES = [
  'Instance:SystemFailure.Redeploy',
  'Instance:SystemMaintenance.Redeploy',
  'Instance:SystemFailure.Reboot',
  'Instance:SystemMaintenance.Reboot',
  'Instance:SystemUpgrade.Migrate',
  'Instance:RegionNetworkDown',
  'EnsRegion:NetworkMigration',
  'Disk:Stalled',
  'IP:SafeRisk',
  'IP:SafeBan',
] as const;

/** The only two types that `BatchEventRedeployInstance` accepts (vendor page of the operation). */
export const REDEPLOY_TYPES = [
  'Instance:SystemFailure.Redeploy',
  'Instance:SystemMaintenance.Redeploy',
] as const;

export const EVENT_LEVELS = ['CRITICAL', 'WARN', 'INFO'] as const;

export const EVENT_STATUSES = [
  'Inquiring',
  'Scheduled',
  'Executing',
  'Executed',
  'Failed',
  'Canceled',
  'Avoided',
] as const;

/** Identity of an event in this product: both ids, trimmed (a sample of the vendor ends in a newline). */
export type EventIdentity = { eventId: string; resourceId: string };

/**
 * One string for an identity, injective for every pair of ids.
 * Ordinary ids stay readable: `e-…/i-…`.
 */
export function eventKey({ eventId, resourceId }: EventIdentity): string {
  return `${encodePart(eventId)}/${encodePart(resourceId)}`;
}

const PLAIN_KEY = /^[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/;

/**
 * Whether `key` is the eventKey() of an identity. Asked of every row of a batch at every call, so the quick way comes
 * first: plain ids stand in the key as they are.
 */
export function isKeyOf(key: string, identity: EventIdentity): boolean {
  const isPlain = PLAIN_KEY.test(key) && key === `${identity.eventId}/${identity.resourceId}`;
  return isPlain || key === eventKey(identity);
}

function encodePart(id: string): string {
  // encodeURIComponent throws on a lone surrogate, which a hostile id may hold.
  return encodeURIComponent(id.trim().toWellFormed());
}
