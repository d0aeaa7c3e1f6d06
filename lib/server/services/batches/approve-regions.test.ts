import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DEFAULT_POLICY } from '@/lib/domain/approval-policy';
import { limitJson, type RegionLimit } from '@/lib/domain/region-limit';
import { findBatch } from '@/lib/server/db/queries/batches';
import { approve } from '@/lib/server/services/batches/approve';
import { createDraft } from '@/lib/server/services/batches/create-draft';
import { reject } from '@/lib/server/services/batches/decide-request';
import { listInbox } from '@/lib/server/services/batches/inbox';
import { judgeRelease } from '@/lib/server/services/batches/judge-release';
import { getBatchHead } from '@/lib/server/services/batches/read';
import { getDraft } from '@/lib/server/services/batches/read-draft';
import { revise } from '@/lib/server/services/batches/replan';
import { saveDraft } from '@/lib/server/services/batches/save-draft';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { stopBatch } from '@/lib/server/services/batches/stop';
import { requestApproval } from '@/lib/server/services/batches/submit';
import { freezeSelection, listSelectionKeys } from '@/lib/server/services/events/selections';
import { systemContext } from '@/lib/server/services/request-context';
import { setRegions } from '@/lib/server/services/users/regions';
import { approvalDeskForEachTest, KEYS } from '@/lib/testing/approval-desk';
import { forcePolicy, requestAndLook, type TestPerson } from '@/lib/testing/people';
import { type TestStore, testStoreKinds } from '@/lib/testing/stores';

/** Rows 0, 3, 6… of the mirror are in the first region, and so on. */
const HERE = 'cn-place0-unicom';
const THERE = 'cn-place1-unicom';

describe.each(testStoreKinds())('acts of people who are limited to regions, on %s', (kind) => {
  let store: TestStore;
  let olga: PersonContext;
  let amir: PersonContext;
  let lim: PersonContext;
  const { now, addPerson, plan, request, batchOf, passTime } = approvalDeskForEachTest(kind, (desk) => {
    ({ store, olga, amir } = desk);
  });
  beforeEach(async () => {
    vi.stubEnv('GRANT_WAIT_HOURS', '0');
    const rules = [{ when: {}, approvals: 1 as const }];
    await forcePolicy(store, { ...DEFAULT_POLICY, stepUpRows: null, rules });
    lim = await limited('lim', { role: 'approver' });
    return () => vi.unstubAllEnvs();
  });

  /** As the next request of the person finds them. */
  async function asNow(ctx: PersonContext): Promise<PersonContext> {
    const { regionsJson } = await store.db
      .selectFrom('user')
      .select('regionsJson')
      .where('id', '=', ctx.actor.id)
      .executeTakeFirstOrThrow();
    const regions: RegionLimit = regionsJson === null ? null : JSON.parse(regionsJson);
    return { ...ctx, actor: { ...ctx.actor, regions } };
  }
  async function limited(id: string, person: TestPerson, regions: string[] = [HERE]) {
    const ctx = await addPerson(id, person);
    const regionsJson = limitJson(regions);
    await store.db.updateTable('user').set({ regionsJson }).where('id', '=', id).execute();
    return asNow(ctx);
  }
  /** The server's command line changes somebody's regions. */
  const setTo = (id: string, regions: string[] | null) =>
    setRegions({ ...systemContext(store), now }, { email: `${id}@desk.local`, regions });
  const refused = (reason: string) => ({ reason });

  test('an approver decides only what lies in the regions whole, and is told of nothing else', async () => {
    const mixed = await request(olga, 3);
    const foreign = await request(olga, 1, 4);
    const mine = await request(olga, 1, 6);
    for (const act of [approve, reject]) {
      const said = act(lim, { ...mixed, comment: 'no' });
      await expect(said).rejects.toMatchObject({ code: 'forbidden', ...refused('approval_regions') });
      await expect(act(lim, { ...foreign, comment: 'no' })).rejects.toMatchObject({
        code: 'not_found',
        reason: 'batch',
      });
    }
    const { rows, counts } = await listInbox(lim, {});
    expect(rows.map(({ id }) => id)).toEqual([mine.batchId]);
    expect(counts.needs).toBe(1);
    expect((await batchOf(lim, mixed.batchId)).canDo).toMatchObject({ approve: 'regions', comment: null });
    await approve(lim, mine);
    expect(await batchOf(lim, mine.batchId)).toMatchObject({ state: 'approved', approved: 1 });
  });

  test('nobody stops, withdraws or revises what reaches beyond the regions', async () => {
    const oli = await limited('oli', { role: 'operator' });
    const mixed = await request(olga, 3);
    await approve(amir, mixed);
    await expect(stopBatch(oli, { batchId: mixed.batchId, reason: '' })).rejects.toMatchObject({
      code: 'forbidden',
      ...refused('regions'),
    });
    const own = await request(olga, 3, 6);
    await store.db
      .updateTable('user')
      .set({ regionsJson: limitJson([HERE]) })
      .where('id', '=', 'olga')
      .execute();
    const stale = await asNow(olga);
    // Her request ends by itself when somebody looks at it; until then she touches none of its rows.
    await expect(
      revise(stale, { batchId: own.batchId, expectedRevision: own.revision }),
    ).rejects.toMatchObject(refused('approval_regions'));
    expect(await findBatch(store.db, own.batchId)).toMatchObject({
      state: 'halted',
      stopCause: 'requester_lost',
    });
  });

  test('an approval counts only while the regions of its giver cover every row', async () => {
    const mixed = await request(olga, 3);
    await approve(amir, mixed);
    const judged = async () => {
      const batch = await findBatch(store.db, mixed.batchId);
      if (!batch) throw new Error('no batch');
      return judgeRelease(store.db, batch, { factsGrown: false, nowMs: now() });
    };
    expect(await judged()).toMatchObject({ cause: null, approved: 1 });
    await setTo('amir', [HERE, THERE]);
    expect(await judged()).toMatchObject({ cause: 'approvals_lost', approved: 0 });
    const [approval] = (await batchOf(olga, mixed.batchId)).approvals;
    expect(approval).toMatchObject({ counts: false, notCounted: 'regions' });
  });

  test('the last one who was limited is widened: earlier requests go by the earlier right, no more and no less', async () => {
    await store.db.updateTable('user').set({ regionsJson: null }).execute();
    const [inside, mixed, waiting] = [
      await request(olga, 1),
      await request(olga, 2, 1),
      await request(olga, 1, 6),
    ];
    for (const seen of [inside, mixed]) await approve(amir, seen);
    passTime(1_000);
    await setTo('amir', [HERE]);
    passTime(1_000);
    await setTo('amir', null);
    const limits = await store.db.selectFrom('user').select(['regionsJson', 'regionsBeforeJson']).execute();
    expect(limits.filter(({ regionsJson }) => regionsJson !== null)).toEqual([]);
    expect(limits.filter(({ regionsBeforeJson }) => regionsBeforeJson !== null)).toHaveLength(1);
    const judged = async ({ batchId }: { batchId: string }) => {
      const batch = await findBatch(store.db, batchId);
      if (!batch) throw new Error('no batch');
      return judgeRelease(store.db, batch, { factsGrown: false, nowMs: now() });
    };
    expect(await judged(inside)).toMatchObject({ cause: null, approved: 1 });
    expect(await judged(mixed)).toMatchObject({ cause: 'approvals_lost', approved: 0 });
    await approve(await asNow(amir), waiting);
    const later = await request(olga, 3, 9);
    await approve(await asNow(amir), later);
    for (const { batchId } of [waiting, later])
      expect(await batchOf(olga, batchId)).toMatchObject({ state: 'approved' });
  });

  test('narrowing ends what the person asked for beyond the regions, and nothing else', async () => {
    const mixed = await request(olga, 3);
    const inside = await request(olga, 1, 6);
    expect(await setTo('olga', [HERE])).toEqual({ email: 'olga@desk.local', regions: [HERE] });
    expect(await findBatch(store.db, mixed.batchId)).toMatchObject({ state: 'halted' });
    expect(await findBatch(store.db, inside.batchId)).toMatchObject({ state: 'awaiting_approval' });
  });

  test('regions that were given later count for later requests', async () => {
    const mixed = await request(olga, 2);
    passTime(1_000);
    await setTo('lim', [HERE, THERE]);
    const wider = await asNow(lim);
    await expect(approve(wider, mixed)).rejects.toMatchObject(refused('approval_regions_gained_later'));
    expect((await listInbox(wider, {})).rows).toEqual([]);
    const later = await request(olga, 2, 3);
    await approve(wider, later);
    expect(await batchOf(olga, later.batchId)).toMatchObject({ state: 'approved' });
  });

  test('an event of another region is planned as one that does not exist', async () => {
    const [here = '', there = ''] = KEYS;
    const create = (keys: string[]) => createDraft(lim, { selection: { kind: 'keys', keys }, zone: 'UTC' });
    const error = { code: 'invalid_input', reason: 'unknown_event', details: { count: 1 } };
    await expect(create([here, there])).rejects.toMatchObject(error);
    await expect(create([here, 'e-none/i-none'])).rejects.toMatchObject(error);
    expect((await create([here])).rowCount).toBe(1);
  });

  test('a selection is of the regions at its making, and again at its use', async () => {
    const oli = await limited('oli', { role: 'operator' }, [HERE, THERE]);
    const frozen = await freezeSelection(oli, {});
    expect(frozen).toMatchObject({ count: 80, regions: 2 });
    await setTo('oli', [HERE]);
    const { keys } = await listSelectionKeys(await asNow(oli), { selectionId: frozen.selectionId });
    expect(keys).toHaveLength(40);
  });

  test('a draft with rows of regions that were taken is not submitted, and goes on without them', async () => {
    const draft = await plan(olga, 3);
    await setTo('olga', [HERE]);
    const now1 = await asNow(olga);
    const seen = await getDraft(now1, { draftId: draft.draftId });
    expect(seen).toMatchObject({ rowsElsewhere: 2, rows: [{ regionId: HERE }] });
    // It has no number yet, and nobody is told the one that it is stored under.
    const acts = [
      () => requestApproval(now1, { ...draft, rowCount: 3 }),
      () => stopBatch(now1, { batchId: draft.draftId, reason: '' }),
    ];
    for (const act of acts)
      await expect(act()).rejects.toMatchObject({ code: 'forbidden', reason: 'plan_regions', details: {} });
    const batchId = draft.draftId;
    for (const answer of [await getBatchHead(now1, { batchId }), await batchOf(now1, batchId)]) {
      expect(answer).toMatchObject({ state: 'draft', number: null });
    }
    const { revision } = await saveDraft(now1, {
      draftId: draft.draftId,
      expectedRevision: seen.revision,
      removeElsewhere: true,
    });
    expect(await getDraft(now1, { draftId: draft.draftId })).toMatchObject({ rowsElsewhere: 0 });
    const sent = await requestAndLook(now1, { ...draft, expectedRevision: revision, rowCount: 1 });
    expect(await batchOf(now1, sent.batchId)).toMatchObject({ rowCount: 1, state: 'awaiting_approval' });
    // One that was taken back keeps its number, and is named by it.
    await setTo('olga', null);
    const whole = await asNow(olga);
    const again = await request(whole, 2, 12);
    await revise(whole, { batchId: again.batchId, expectedRevision: again.revision });
    const { number } = await getBatchHead(whole, { batchId: again.batchId });
    await setTo('olga', [HERE]);
    await expect(stopBatch(await asNow(olga), { batchId: again.batchId, reason: '' })).rejects.toMatchObject({
      reason: 'regions',
      details: { number },
    });
    expect(number).toBeGreaterThan(0);
  });
});
