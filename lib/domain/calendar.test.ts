import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  entryLengthMs,
  feedName,
  KEPT_MS,
  type KeptEntry,
  readFeedName,
  reconcileEntries,
  type WantedEntry,
  withoutFeedSecrets,
} from '@/lib/domain/calendar';

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;
const MIN = 60_000;
let made = 0;
const newId = () => `e${made++}`;

const wanted = (startMs: number, change: Partial<WantedEntry> = {}): WantedEntry => ({
  group: 'batch-1 cn-a',
  startMs,
  durationMs: 15 * MIN,
  status: 'tentative',
  content: '2 rows',
  ...change,
});
const run = (before: readonly KeptEntry[], now: readonly WantedEntry[], nowMs = NOW) =>
  reconcileEntries(before, now, { nowMs, newId });
const first = run([], [wanted(NOW + HOUR)]).kept;

test('approval, another content, a move and the end: what raises SEQUENCE, and one UID through all of it', () => {
  const [entry] = first;
  expect(entry).toMatchObject({ sequence: 0, status: 'tentative', endMs: NOW + HOUR + 15 * MIN });
  expect(run(first, [wanted(NOW + HOUR)], NOW + 1).changed).toEqual([]);
  const approved = run(first, [wanted(NOW + HOUR, { status: 'confirmed' })], NOW + 1);
  expect(approved.changed).toMatchObject([{ id: entry?.id, sequence: 1, modifiedAtMs: NOW + 1 }]);
  const fewer = run(approved.kept, [wanted(NOW + HOUR, { status: 'confirmed', content: '1 row' })], NOW + 2);
  expect(fewer.changed).toMatchObject([{ id: entry?.id, sequence: 1, modifiedAtMs: NOW + 2 }]);
  const slower = { status: 'confirmed', content: '1 row', durationMs: HOUR } as const;
  expect(run(fewer.kept, [wanted(NOW + HOUR, slower)], NOW + 3).changed).toEqual([]);
  const moved = run(fewer.kept, [wanted(NOW + 2 * HOUR, slower)], NOW + 4);
  expect(moved.changed).toMatchObject([{ id: entry?.id, sequence: 2, endMs: NOW + 3 * HOUR }]);
  const recalled = run(moved.kept, [wanted(NOW + 2 * HOUR, { ...slower, status: 'cancelled' })], NOW + 5);
  expect(recalled.changed).toMatchObject([{ id: entry?.id, sequence: 3, cancelledAtMs: NOW + 5 }]);
});

test('what is wanted no more is cancelled ahead, forgotten behind, and a cancelled entry is kept for 30 days', () => {
  const gone = run(first, [], NOW + 1);
  expect(gone.kept).toMatchObject([{ status: 'cancelled', sequence: 1, cancelledAtMs: NOW + 1 }]);
  expect(run(gone.kept, [], NOW + KEPT_MS).kept).toHaveLength(1);
  expect(run(gone.kept, [], NOW + KEPT_MS + 1)).toMatchObject({ kept: [], removed: [first[0]?.id] });
  expect(run(first, [], NOW + 2 * HOUR)).toMatchObject({ kept: [], removed: [first[0]?.id] });
  expect(run([], [wanted(NOW + HOUR, { status: 'cancelled' })]).kept).toEqual([]);
});

test('what a feed has no room for is neither cancelled nor forgotten, and comes back as it was', () => {
  const far = run([], [wanted(NOW + 50 * HOUR, { group: 'far' })]).kept;
  const near = [wanted(NOW + HOUR)];
  const crowded = reconcileEntries(far, near, { nowMs: NOW + 1, newId, isWhole: false });
  expect(crowded.kept).toMatchObject([far[0], { group: 'batch-1 cn-a', sequence: 0 }]);
  expect(crowded).toMatchObject({ changed: [{ group: 'batch-1 cn-a' }], removed: [] });
  expect(run(crowded.kept, [wanted(NOW + 50 * HOUR, { group: 'far' })], NOW + 2).kept).toContainEqual(far[0]);
  // What lies behind is forgotten all the same, and so is what was cancelled long ago.
  const over = { nowMs: NOW + 51 * HOUR, newId, isWhole: false };
  expect(reconcileEntries(far, near, over).removed).toEqual([far[0]?.id]);
  const cancelled = run(far, [], NOW + 1).kept;
  const late = { nowMs: NOW + KEPT_MS + 1, newId, isWhole: false };
  expect(reconcileEntries(cancelled, [], late)).toMatchObject({ kept: [], removed: [far[0]?.id] });
});

test('a request that went back to a draft and comes again keeps its UID', () => {
  const gone = run(first, [], NOW + 1);
  const again = run(gone.kept, [wanted(NOW + 3 * HOUR)], NOW + 2);
  expect(again.kept).toMatchObject([
    { id: first[0]?.id, sequence: 2, status: 'tentative', cancelledAtMs: null },
  ]);
});

test('whatever changes: one entry for each thing wanted, no UID twice, SEQUENCE never falls', () => {
  const status = fc.constantFrom('tentative' as const, 'confirmed' as const);
  const entry = fc.record({
    group: fc.constantFrom('a', 'b'),
    startMs: fc.integer({ min: NOW - HOUR, max: NOW + 50 * HOUR }),
    status,
    content: fc.constantFrom('x', 'y'),
  });
  const world = fc.uniqueArray(entry, { selector: ({ group, startMs }) => `${group} ${startMs}` });
  fc.assert(
    fc.property(fc.array(world, { minLength: 1, maxLength: 6 }), (worlds) => {
      let kept: KeptEntry[] = [];
      for (const [step, now] of worlds.entries()) {
        const before = new Map(kept.map((one) => [one.id, one]));
        kept = run(
          kept,
          now.map((one) => ({ ...one, durationMs: 15 * MIN })),
          NOW + step,
        ).kept;
        expect(new Set(kept.map(({ id }) => id)).size).toBe(kept.length);
        const standing = kept.filter((one) => one.status !== 'cancelled');
        const keysOf = (list: readonly { group: string; startMs: number; status: string }[]) =>
          list.map((one) => `${one.group} ${one.startMs} ${one.status}`).sort();
        expect(keysOf(standing)).toEqual(keysOf(now));
        for (const one of kept) {
          const old = before.get(one.id);
          if (!old) continue;
          const isSame = old.startMs === one.startMs && old.endMs === one.endMs && old.status === one.status;
          expect(one.sequence).toBe(old.sequence + (isSame ? 0 : 1));
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('an entry is as long as half of our runs, in steps of 5 minutes, and 15 minutes at least', () => {
  expect([null, 60_000, 16 * MIN, 20 * MIN].map(entryLengthMs)).toEqual([
    15 * MIN,
    15 * MIN,
    20 * MIN,
    20 * MIN,
  ]);
});

test('addresses are read exactly, and their secrets leave every text', () => {
  const secret = 'Ab_-'.repeat(10).concat('xyz');
  const name = feedName('abc123def456', secret);
  expect(readFeedName(name)).toEqual({ id: 'abc123def456', secret });
  for (const wrong of [
    name.slice(1),
    name.slice(0, -4),
    `${name}x`,
    name.toUpperCase(),
    'dskc_a_b.ics',
    '',
  ]) {
    expect(readFeedName(wrong)).toBeNull();
  }
  const line = `GET https://desk.example.com/api/ical/${name}?due=1 failed, also ${name}`;
  expect(withoutFeedSecrets(line)).not.toContain(secret.slice(0, 16));
  expect(withoutFeedSecrets(line)).toContain('dskc_abc123def456_[redacted]');
});
