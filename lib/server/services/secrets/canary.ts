import 'server-only';
import { insertCanary, listCanaries } from '@/lib/server/db/queries/secrets';
import type { Store } from '@/lib/server/db/store';
import { StoreRefusal } from '@/lib/server/db/store-refusal';
import { type KeyRing, openSecret, type SecretPlace, sealSecret } from '@/lib/server/secrets/key-ring';

const CANARY_TEXT = 'redeploy-desk canary';

function placeOf(keyNumber: number): SecretPlace {
  return { table: 'secretCanaries', row: String(keyNumber), column: 'sealed' };
}

/**
 * At the start: opens the canary of each key that has sealed something, and makes one for the ring's first key. A key that
 * is missing, or another one by now, is seen here and not by the first message that cannot be sent.
 * Throws StoreRefusal with the way out.
 */
export async function checkCanaries(
  { db }: Pick<Store, 'db'>,
  ring: KeyRing | null,
  nowMs: number,
): Promise<void> {
  if (ring !== null) {
    const keyNumber = ring.current;
    const sealed = sealSecret(ring, placeOf(keyNumber), CANARY_TEXT);
    await insertCanary(db, { keyNumber, sealed, madeAtMs: nowMs });
  }
  // Read after the insert: another server may have made the canary with another key of the same number.
  const lost = (await listCanaries(db)).filter(
    ({ keyNumber, sealed }) => !isOpenedBy(ring, keyNumber, sealed),
  );
  if (lost.length > 0) throw refusal(lost.map(({ keyNumber }) => keyNumber));
}

function isOpenedBy(ring: KeyRing | null, keyNumber: number, sealed: string): boolean {
  if (ring === null) return false;
  try {
    return openSecret(ring, placeOf(keyNumber), sealed) === CANARY_TEXT;
  } catch {
    return false;
  }
}

function refusal(keyNumbers: readonly number[]): StoreRefusal {
  const named = keyNumbers.join(', ');
  return new StoreRefusal('unreadable', [
    `DESK_ENCRYPTION_KEYS: the store holds secrets that were sealed with key ${named}, which is missing from the ring or is another key by now.`,
    'Nothing was changed. To go on:',
    `  1. put key ${named} back, after the new one: DESK_ENCRYPTION_KEYS="NEW:BASE64,${keyNumbers[0]}:BASE64";`,
    '  2. start again;',
    '  3. to stop using it: npm run secrets -- rotate, then take it out of the ring.',
    `If key ${named} is lost for good: npm run secrets -- forget removes the secrets that it sealed; their channels must be set up again.`,
  ]);
}
