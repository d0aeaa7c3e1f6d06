import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { EXPORT_RETRY_AFTER_S, EXPORTS_AT_ONCE, EXPORTS_OF_ONE_PERSON } from '@/lib/domain/limits';
import { processWide } from '@/lib/server/process-wide';

/** Files that this server writes now, by person. */
function running(): Map<string, number> {
  return processWide('exportPlaces', () => new Map<string, number>());
}

/** Throws DeskError `rate_limited`: `export_own` while the person has a download, `export_busy` while the server has enough. */
export function requireExportPlace(personId: string): void {
  const places = running();
  const details = { retryAfterS: EXPORT_RETRY_AFTER_S };
  if ((places.get(personId) ?? 0) >= EXPORTS_OF_ONE_PERSON) {
    throw new DeskError('rate_limited', 'export_own', details);
  }
  const all = [...places.values()].reduce((sum, count) => sum + count, 0);
  if (all >= EXPORTS_AT_ONCE) throw new DeskError('rate_limited', 'export_busy', details);
}

/** Takes a place; gives what gives it back, which may be called more than once. Throws as `requireExportPlace`. */
export function takeExportPlace(personId: string): () => void {
  requireExportPlace(personId);
  const places = running();
  places.set(personId, (places.get(personId) ?? 0) + 1);
  let given = false;
  return () => {
    if (given) return;
    given = true;
    const left = (places.get(personId) ?? 1) - 1;
    if (left === 0) places.delete(personId);
    else places.set(personId, left);
  };
}
