import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAX_ROTATION_MS } from '@/lib/domain/schedule/rotation';
import { readCounter } from '@/lib/server/db/queries/sync';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { getInstanceStory } from '@/lib/server/services/outcomes/instance-story';
import { clearRotation, markRotation as markRotationVerb } from '@/lib/server/services/schedule/rotation';
import { asSent } from '@/lib/testing/as-sent';
import { TEST_NOW_MS } from '@/lib/testing/event-mirror';
import { putInstances } from '@/lib/testing/inventory-rows';
import { addTestPerson } from '@/lib/testing/people';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

// What pages send is typed; here anything comes.
const markRotation = asSent(markRotationVerb);
const DAY_MS = 86_400_000;
const target = { endpoint: 'https://ens.example', account: 'default' };

describe.each(testStoreKinds())('out of rotation (%s)', (kind) => {
  let store: TestStore;
  let oncall: PersonContext;
  let viewer: PersonContext;
  let limited: PersonContext;
  let nowMs: number;
  let seqBefore: number;
  const now = () => nowMs;

  beforeAll(async () => {
    store = await openTestStore(kind);
    oncall = { ...(await addTestPerson({ store, now }, 'olga', { role: 'on-call' })), target };
    viewer = await addTestPerson({ store, now }, 'vi', { role: 'viewer' });
    const lim = await addTestPerson({ store, now }, 'lim', { role: 'operator' });
    limited = { ...lim, actor: { ...lim.actor, regions: ['cn-hefei-unicom'] } };
  });

  afterAll(() => store.dispose());

  beforeEach(async () => {
    nowMs = TEST_NOW_MS;
    await putInstances(store, [{ instanceId: 'i-1', name: 'live-01', status: 'Stopped' }]);
    seqBefore = await readCounter(store.db, 'audit');
  });

  const input = (change: object = {}) => ({
    instanceId: 'i-1',
    reason: 'disk is being replaced',
    untilMs: nowMs + DAY_MS,
    ...change,
  });
  const mark = (change: object = {}) => markRotation(oncall, input(change));
  const shown = async () => (await getInstanceStory(oncall, { instanceId: 'i-1' })).outOfRotation;

  it('says who, why and until when, until it is over or taken back; audited', async () => {
    const before = await readCounter(store.db, 'schedule');
    await mark();
    expect(await shown()).toEqual({
      untilMs: nowMs + DAY_MS,
      reason: 'disk is being replaced',
      by: 'Name of olga',
    });
    await mark({ reason: 'disk is still being replaced' });
    await clearRotation(oncall, { instanceId: 'i-1' });
    expect(await shown()).toBeNull();
    await expect(clearRotation(oncall, { instanceId: 'i-1' })).rejects.toMatchObject({
      reason: 'rotation_none',
    });
    expect(await readCounter(store.db, 'schedule')).toBe(before + 3);
    const entries = await store.db
      .selectFrom('auditEntries')
      .selectAll()
      .where('seq', '>', seqBefore)
      .orderBy('seq')
      .execute();
    expect(entries.map(({ action, objectId }) => [action, objectId])).toEqual([
      ['rotation.mark', 'i-1'],
      ['rotation.mark', 'i-1'],
      ['rotation.clear', 'i-1'],
    ]);
    expect(entries[1]?.beforeJson).toContain('disk is being replaced');
    await mark();
    nowMs += DAY_MS;
    expect(await shown()).toBeNull();
  });

  it('refuses short reasons, times that are past or too far, and what is not there', async () => {
    await expect(mark({ reason: ' too short ' })).rejects.toMatchObject({ code: 'invalid_input' });
    for (const untilMs of [nowMs, nowMs + MAX_ROTATION_MS + DAY_MS]) {
      await expect(mark({ untilMs })).rejects.toMatchObject({ reason: 'rotation_until' });
    }
    // The clock of a browser may be some minutes ahead.
    await mark({ untilMs: nowMs + MAX_ROTATION_MS + 60_000 });
    await expect(mark({ instanceId: 'i-none' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is refused to viewers, and beyond the own regions', async () => {
    await expect(markRotation(viewer, input())).rejects.toMatchObject({ code: 'forbidden', reason: 'role' });
    await expect(clearRotation(viewer, { instanceId: 'i-1' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(markRotation(limited, input())).rejects.toMatchObject({
      code: 'not_found',
      reason: 'instance',
    });
    await expect(clearRotation(limited, { instanceId: 'i-1' })).rejects.toMatchObject({ code: 'not_found' });
  });
});
