import { expectHeld } from '@/e2e/abuse/tries';
import { expect } from '@/e2e/fixtures';

/** `ABUSE=full`: as `docs/security.md` publishes. One account is refused after 20 failures in a minute. */
const ROUNDS = process.env.ABUSE === 'full' ? 19 : 9;
/** Answering without the work of a password would be ten times as fast; a busy machine alone never is twice as slow. */
const MAX_RATIO = 2;
/** Below this (ms) nobody tells two answers apart over a network, and a ratio says nothing. */
const NOISE_MS = 15;

/**
 * Item 53: asks in turn, so that a busy moment strikes all kinds alike, and compares the medians.
 * @param kinds what is asked; gets the number of the round
 */
export async function compareTimes(
  what: string,
  kinds: Record<string, (round: number) => Promise<{ status: number }>>,
): Promise<void> {
  const times = new Map<string, number[]>(Object.keys(kinds).map((kind) => [kind, []]));
  const statuses = new Set<number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [kind, ask] of Object.entries(kinds)) {
      const startedMs = performance.now();
      statuses.add((await ask(round)).status);
      times.get(kind)?.push(performance.now() - startedMs);
    }
  }
  const medians = [...times].map(([kind, all]) => ({ kind, ms: median(all) }));
  const told = medians.map(({ kind, ms }) => `${kind} ${ms.toFixed(1)} ms`).join(', ');
  console.log(`${what}, medians of ${ROUNDS} interleaved tries: ${told}`);
  await expectHeld(
    53,
    `telling accounts apart by the time of ${what}`,
    () => {
      expect([...statuses]).toHaveLength(1);
      const slowest = Math.max(...medians.map(({ ms }) => ms));
      const fastest = Math.min(...medians.map(({ ms }) => ms));
      expect(slowest, told).toBeLessThan(Math.max(fastest * MAX_RATIO, fastest + NOISE_MS));
    },
    ROUNDS * medians.length,
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
