import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type AttentionRow,
  attentionOf,
  LATE_IMMEDIATE_MS,
  LATE_SCHEDULED_MS,
  noAttention,
} from '@/lib/domain/batch-attention';
import { countAttention, countOpenBatches } from '@/lib/server/db/queries/batch-attention';
import { countBatches, readBatchesPage } from '@/lib/server/db/queries/batches-page';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/server/db/test-stores';

const T = 1_800_000_000_000;
const OUTCOMES = ['queued', 'sending', 'accepted', 'refused', 'unknown', 'skipped'] as const;
const STATUSES = [
  null,
  'Inquiring',
  'Scheduled',
  'Executing',
  'Executed',
  'Failed',
  'Canceled',
  'Avoided',
  'Odd',
];
const SEEN = [null, T, T + LATE_SCHEDULED_MS - 1, T + LATE_SCHEDULED_MS, T + LATE_IMMEDIATE_MS];

/** Every mixture of what decides, as a store can hold it. */
function mixtures(): AttentionRow[] {
  const rows: AttentionRow[] = [];
  for (const outcome of OUTCOMES)
    for (const cloudStatus of outcome === 'accepted' ? STATUSES : [null, 'Failed'])
      for (const cloudStatusAtMs of outcome === 'accepted' ? SEEN : [null])
        for (const planTimeMs of [null, T])
          for (const goneAtMs of [null, T])
            for (const isRetried of [false, true])
              for (const needsDecisionAtMs of outcome === 'unknown' ? [null, T] : [null])
                rows.push({
                  outcome,
                  opsType: planTimeMs === null ? 'immediate' : 'scheduled',
                  planTimeMs,
                  needsDecisionAtMs,
                  leftAtMs: null,
                  cloudStatus,
                  cloudStatusAtMs,
                  changedAtMs: T,
                  goneAtMs,
                  isRetried,
                });
  return rows;
}

describe.each(testStoreKinds())('rows that need a person, on %s', (kind) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore(kind);
  });
  afterAll(() => store.dispose());

  test('the store counts what the rule says, for every mixture', { timeout: 60_000 }, async () => {
    const rows = mixtures();
    await insertBatches(store, rows);
    const expected = new Map<string, number>();
    for (const row of rows)
      expected.set(attentionOf(row) ?? 'none', (expected.get(attentionOf(row) ?? 'none') ?? 0) + 1);
    const { none, ...counted } = Object.fromEntries(expected);
    expect(none).toBeGreaterThan(0);
    const counts = await countAttention(store.db, ['first', 'second', 'nothing'], null);
    expect(counts.get('first')).toEqual({ ...noAttention(), ...counted });
    for (const count of Object.values(counts.get('first') ?? {})) expect(count).toBeGreaterThan(0);
    expect(counts.get('nothing')).toEqual(noAttention());
    // The rows of the second batch are queued: only the first needs anybody.
    const list = { viewer: { id: 'me' }, states: [], search: '', onlyOpen: true };
    const found = await readBatchesPage(store.db, { ...list, sort: 'newest', after: null, limit: 10 });
    expect(found.map(({ id }) => id)).toEqual(['first']);
    expect(await countBatches(store.db, list)).toBe(1);
    expect(await countBatches(store.db, { ...list, onlyOpen: false })).toBe(2);
    expect(await countOpenBatches(store.db, null)).toBe(1);
  });

  test('a retry that came to nothing, or is no more than a draft, leaves the row to a person', async () => {
    const refused = mixtures().find(({ outcome }) => outcome === 'refused');
    if (!refused) throw new Error('no refused row');
    const own = await openTestStore(kind);
    await insertBatches(own, [{ ...refused, isRetried: true }]);
    const refusedOnes = async () => (await countAttention(own.db, ['first'], null)).get('first')?.refused;
    expect(await refusedOnes()).toBe(0);
    for (const outcome of ['skipped', null] as const) {
      await own.db.updateTable('batchRows').set({ outcome }).where('batchId', '=', 'second').execute();
      expect(await refusedOnes()).toBe(1);
    }
    await own.dispose();
  });
});

async function insertBatches({ db }: TestStore, rows: readonly AttentionRow[]): Promise<void> {
  const batch = (id: string, number: number, retryOf: string | null) => ({
    id,
    number,
    retryOf,
    state: 'sent' as const,
    revision: 1,
    title: id,
    note: '',
    planJson: '{}',
    zone: 'UTC',
    createdBy: 'me',
    createdByName: 'Me',
    createdAtMs: T,
    updatedAtMs: T,
    rowCount: 1,
  });
  await db
    .insertInto('batches')
    .values([batch('first', 1, null), batch('second', 2, 'first')])
    .execute();
  for (const row of rows) {
    const key = `e-${randomUUID()}/i-1`;
    const line = { ...BLANK, eventKey: key, eventId: key, ...stored(row) };
    await db
      .insertInto('batchRows')
      .values({ ...line, id: randomUUID(), batchId: 'first' })
      .execute();
    if (row.isRetried) {
      await db
        .insertInto('batchRows')
        .values({ ...line, ...stored({ ...row, ...RETRIED }), id: randomUUID(), batchId: 'second' })
        .execute();
    }
    if (row.goneAtMs !== null)
      await db
        .insertInto('events')
        .values({ ...EVENT, key, eventId: key, goneAtMs: row.goneAtMs })
        .execute();
  }
}

const RETRIED = {
  outcome: 'queued',
  cloudStatus: null,
  cloudStatusAtMs: null,
  needsDecisionAtMs: null,
} as const;

function stored({ goneAtMs: _, isRetried: __, changedAtMs: updatedAtMs, ...row }: AttentionRow) {
  return { ...row, updatedAtMs, finalAtMs: FINAL.includes(row.cloudStatus ?? '') ? T : null };
}
const FINAL = ['Executed', 'Failed', 'Canceled', 'Avoided'];

const BLANK = {
  position: 0,
  resourceId: 'i-1',
  eventType: 'Instance:SystemFailure.Redeploy',
  eventLevel: 'WARN',
  instanceName: 'one',
  regionId: 'cn-x',
  regionName: 'X',
  dueAtMs: null,
  dueIsEstimate: 0,
  localDisk: 0,
  notBeforeSendMs: 0,
  nextFollowMs: 0,
};
const EVENT = {
  resourceId: 'i-1',
  eventType: 'Instance:SystemFailure.Redeploy',
  eventLevel: 'WARN',
  levelRank: 2,
  eventStatus: 'Inquiring',
  reason: '',
  extendedAttribute: '',
  notBeforeMs: null,
  publishTimeMs: null,
  publishSortMs: 0,
  dueAtMs: null,
  dueSortMs: 0,
  dueIsEstimate: 0,
  redeployable: 1,
  instanceName: 'one',
  regionId: 'cn-x',
  regionName: 'X',
  spec: '',
  addresses: '',
  localDisk: 0,
  searchText: '',
  firstSeenMs: 0,
  lastSeenMs: 0,
  seenRunId: 'r',
};
