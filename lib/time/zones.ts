/** IANA zones: which exist, and what the clock on the wall says in them. The only code that asks for a zone. */

const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/;
const known = new Map<string, boolean>();

/** Whether `value` names a zone that this runtime can compute with. Bare offsets ("+08:00") are not zones. */
export function isZone(value: unknown): value is string {
  if (typeof value !== 'string' || !ZONE_NAME.test(value)) return false;
  const cached = known.get(value);
  if (cached !== undefined) return cached;
  let valid = true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
  } catch {
    valid = false;
  }
  // A hostile cookie must not grow the memory of the server.
  if (known.size < 2_000) known.set(value, valid);
  return valid;
}

/** All zones to choose from, UTC first. Lists of server and browser may differ: render it after a press, not before. */
export function listZones(): readonly string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}

/** The zone this process runs in; in a browser, the viewer's own. */
export function ownZone(): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return isZone(zone) ? zone : 'UTC';
}

/** "New York" of "America/New_York". */
export function zoneCity(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
