import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MAX_WAITING_READS } from '@/lib/domain/limits';
import { dearReaders } from '@/lib/server/reads/places';
import { breatherOf, readFairly } from '@/lib/server/services/read-fairly';
import { testContext } from '@/lib/testing/event-mirror';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';
import { monotonicMs } from '@/lib/time/clock';

let people = 0;

describe.each(testStoreKinds())('reads of one person on %s', (kind) => {
  let store: TestStore;
  let person: string;
  beforeEach(async () => {
    store = await openTestStore(kind);
    people += 1;
    person = `reader ${kind} ${people}`;
  });
  afterEach(() => store.dispose());

  const isAside = (dear = false) =>
    readFairly(testContext(store, 'viewer', person), dear, async ({ store: { db } }) => db === store.aside);

  test('ordinary reads use the first connection; dear ones, and those of a dear reader, the second', async () => {
    const second = kind === 'libsql';
    // On PostgreSQL both are the same pool.
    expect(await isAside()).toBe(!second);
    expect(await isAside(true)).toBe(true);
    dearReaders().charge(person, 1_000);
    expect(await isAside()).toBe(true);
  });

  test('a dear reader reads one thing after the other, and not without end', async () => {
    let running = 0;
    let most = 0;
    const read = () =>
      readFairly(testContext(store, 'viewer', person), true, async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
      });
    const results = await Promise.allSettled(Array.from({ length: MAX_WAITING_READS + 30 }, read));
    expect(most).toBe(1);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(MAX_WAITING_READS);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'rate_limited', reason: 'reads_waiting', details: { retryAfterS: 1 } },
    });
  });

  test('more than four at once take turns, whoever asks', async () => {
    let running = 0;
    let most = 0;
    const read = () =>
      readFairly(testContext(store, 'viewer', person), false, async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
      });
    await Promise.all(Array.from({ length: 30 }, read));
    expect(most).toBe(5);
  });

  test('a read that fails gives its place back', async () => {
    const fail = (dear: boolean) =>
      readFairly(testContext(store, 'viewer', person), dear, async () => {
        throw new Error('broken');
      });
    for (let tries = 0; tries < 6; tries += 1) {
      await expect(fail(false)).rejects.toThrow('broken');
      await expect(fail(true)).rejects.toThrow('broken');
    }
    expect(await isAside(true)).toBe(true);
  });

  test('who takes more than their part rests as long as each read took, but has the answer at once', async () => {
    dearReaders().charge(person, 2_000);
    const TOOK_MS = 60;
    const endedMs: number[] = [];
    const beganMs: number[] = [];
    const read = async () => {
      const answer = await readFairly(testContext(store, 'viewer', person), false, async () => {
        beganMs.push(monotonicMs());
        await sleep(TOOK_MS);
        return 'read';
      });
      endedMs.push(monotonicMs());
      return answer;
    };
    expect(await Promise.all([read(), read(), read()])).toEqual(['read', 'read', 'read']);
    const [firstEndMs = 0, secondEndMs = 0] = endedMs;
    expect((beganMs[1] ?? 0) - firstEndMs).toBeGreaterThanOrEqual(TOOK_MS * 0.8);
    expect((beganMs[2] ?? 0) - secondEndMs).toBeGreaterThanOrEqual(TOOK_MS * 0.8);
    expect(firstEndMs - (beganMs[0] ?? 0)).toBeLessThan(TOOK_MS * 1.8);
  });

  test('the pieces of a long answer count, and those of a dear reader come with rests', async () => {
    const breathe = breatherOf(testContext(store, 'viewer', person));
    const timed = async () => {
      const startedMs = monotonicMs();
      await breathe(100);
      return monotonicMs() - startedMs;
    };
    const waits: number[] = [];
    for (let pieces = 0; pieces < 6; pieces += 1) waits.push(await timed());
    expect(Math.min(...waits.slice(0, 3))).toBeLessThan(50);
    expect(waits.at(-1)).toBeGreaterThanOrEqual(95);
  });
});
