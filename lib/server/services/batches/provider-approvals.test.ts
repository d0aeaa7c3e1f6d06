import { beforeEach, describe, expect, test } from 'vitest';
import { approve } from '@/lib/server/services/batches/approve';
import { breakGlass } from '@/lib/server/services/batches/emergency-send';
import { listInbox } from '@/lib/server/services/batches/inbox';
import { releaseCounted } from '@/lib/server/services/batches/judge-release';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { systemContext } from '@/lib/server/services/request-context';
import { restateApprovalDays } from '@/lib/server/services/users/restate-approval-days';
import { approvalDeskForEachTest, PLAN_TIME_MS } from '@/lib/testing/approval-desk';
import { type ProviderPerson, providerPerson, TEST_APPROVAL_MS } from '@/lib/testing/provider-people';
import { type TestStore, testStoreKinds } from '@/lib/testing/stores';

const DAY_MS = 86_400_000;

describe.each(testStoreKinds())('approvals of people from the identity provider, on %s', (kind) => {
  let store: TestStore;
  let olga: PersonContext;
  let amir: PersonContext;
  let lea: ProviderPerson;
  const { now, passTime, request, batchOf, audits } = approvalDeskForEachTest(kind, (desk) => {
    ({ store, olga, amir } = desk);
  });
  beforeEach(() => {
    lea = providerPerson({ store, now }, 'lea', 'approver');
  });

  const release = () => releaseCounted({ ...systemContext(store), now });
  /** The state in which a batch is after its approval was found not to count at the claim. */
  const loseApproval = (batchId: string) =>
    store.db.updateTable('batches').set({ state: 'awaiting_approval' }).where('id', '=', batchId).execute();

  test('count until so long after the last sign-in there, to the millisecond, and again after the next', async () => {
    const ctx = await lea.enter();
    const untilMs = now() + TEST_APPROVAL_MS;
    const { batchId, ...seen } = await request(olga, 2);
    expect((await batchOf(ctx, batchId)).mineCountsUntilMs).toBe(untilMs);
    await approve(ctx, { batchId, ...seen });
    const counted = { approved: 1, approvals: [{ counts: true, notCounted: null, countsUntilMs: untilMs }] };
    expect(await batchOf(olga, batchId)).toMatchObject(counted);
    passTime(TEST_APPROVAL_MS - 1);
    expect(await batchOf(olga, batchId)).toMatchObject(counted);
    passTime(1);
    expect(await batchOf(olga, batchId)).toMatchObject({
      approved: 0,
      approvals: [{ counts: false, notCounted: 'sign_in_old', countsUntilMs: untilMs }],
    });
    await lea.signIn();
    const again = now() + TEST_APPROVAL_MS;
    expect(await batchOf(olga, batchId)).toMatchObject({
      approved: 1,
      approvals: [{ counts: true, countsUntilMs: again }],
    });
  });

  test('those of people with a password here count without end, also when they come from there too', async () => {
    const ctx = await lea.enter();
    await lea.addPassword();
    const one = await request(olga, 1);
    await approve(ctx, one);
    const other = await request(olga, 1, 1);
    await approve(amir, other);
    passTime(3 * TEST_APPROVAL_MS);
    for (const { batchId } of [one, other]) {
      expect(await batchOf(olga, batchId)).toMatchObject({
        approved: 1,
        approvals: [{ counts: true, countsUntilMs: null }],
      });
    }
    expect((await batchOf(ctx, one.batchId)).mineCountsUntilMs).toBeNull();
  });

  test('nobody knows when somebody signed in there: theirs do not count', async () => {
    const ctx = await lea.enter();
    const seen = await request(olga, 1);
    await approve(ctx, seen);
    await store.db.updateTable('user').set({ providerUntilMs: null }).execute();
    expect(await batchOf(olga, seen.batchId)).toMatchObject({ approvals: [{ notCounted: 'sign_in_old' }] });
  });

  test('with an old sign-in nobody approves or sends without approval', async () => {
    const ctx = await lea.enter();
    await lea.setUser({ breakGlass: 1 });
    const seen = await request(olga, 1);
    passTime(TEST_APPROVAL_MS);
    const because = { reason: 'fire', incidentUrl: 'https://status.example/1' };
    await expect(approve(ctx, seen)).rejects.toMatchObject({ reason: 'approval_sign_in_old' });
    await expect(breakGlass(ctx, { ...seen, ...because })).rejects.toMatchObject({
      reason: 'approval_sign_in_old',
    });
    const { state, canDo } = await batchOf(ctx, seen.batchId);
    expect([state, canDo.approve, canDo.break_glass, canDo.reject]).toEqual([
      'awaiting_approval',
      'sign_in_old',
      'sign_in_old',
      null,
    ]);
    await lea.signIn();
    expect(await approve(ctx, seen)).toMatchObject({ state: 'approved' });
  });

  test('what was sent keeps the approvals by which it was sent', async () => {
    const ctx = await lea.enter();
    const seen = await request(olga, 1);
    await approve(ctx, seen);
    passTime(TEST_APPROVAL_MS);
    for (const state of ['sent', 'done', 'halted'] as const) {
      await store.db.updateTable('batches').set({ state }).where('id', '=', seen.batchId).execute();
      expect(await batchOf(olga, seen.batchId)).toMatchObject({
        approved: 1,
        approvals: [{ counts: true, countsUntilMs: null }],
      });
    }
    for (const state of ['approved', 'sending'] as const) {
      await store.db.updateTable('batches').set({ state }).where('id', '=', seen.batchId).execute();
      expect((await batchOf(olga, seen.batchId)).approved).toBe(0);
    }
  });

  test('the inbox tells when one stops counting before the last row is due', async () => {
    const ctx = await lea.enter();
    const seen = await request(olga, 2);
    await approve(ctx, seen);
    const lapses = async () =>
      (await listInbox(olga, { tab: 'mine' })).rows.map(({ lapsesAtMs, lastMs }) => [lapsesAtMs, lastMs]);
    expect(await lapses()).toEqual([[now() + TEST_APPROVAL_MS, PLAN_TIME_MS]]);
    await lea.signIn({ approvalMs: PLAN_TIME_MS - now() });
    expect(await lapses()).toEqual([[null, PLAN_TIME_MS]]);
  });

  test('a request that waits though its approval counts again goes by itself, once, and it is audited', async () => {
    const seen = await request(olga, 1);
    const ctx = await lea.enter();
    const later = await request(olga, 1, 1);
    await approve(ctx, later);
    passTime(TEST_APPROVAL_MS);
    await loseApproval(later.batchId);
    expect(await release()).toBe(0);
    expect((await batchOf(olga, later.batchId)).state).toBe('awaiting_approval');
    await lea.signIn();
    expect(await Promise.all([release(), release()])).toSatisfy((counts: number[]) => counts.includes(1));
    expect((await batchOf(olga, later.batchId)).state).toBe('approved');
    expect(await audits('batch.approval_back')).toMatchObject([
      { actorId: 'system', objectId: later.batchId },
    ]);
    expect(await release()).toBe(0);
    // The one that nobody has approved does not go.
    expect((await batchOf(olga, seen.batchId)).state).toBe('awaiting_approval');
  });

  test.each([
    ['has expired', () => ({ expiresAtMs: 1 })],
    ['has other rows than were approved', () => ({ planHash: '0'.repeat(64) })],
    ['needs one more by now', () => ({ neededApprovals: 2 })],
  ])('no request goes again that %s', async (_, change) => {
    const ctx = await lea.enter();
    const seen = await request(olga, 1);
    await approve(ctx, seen);
    await loseApproval(seen.batchId);
    await store.db.updateTable('batches').set(change()).where('id', '=', seen.batchId).execute();
    expect(await release()).toBe(0);
    expect(await audits('batch.approval_back')).toEqual([]);
  });

  test('another number of days counts for everybody from the start of the server on', async () => {
    await lea.enter();
    const { providerSignInMs } = await lea.user();
    const restate = (days: number) => restateApprovalDays({ ...systemContext(store), now }, days * DAY_MS);
    expect(await restate(1)).toBe(1);
    expect((await lea.user()).providerUntilMs).toBe(Number(providerSignInMs) + DAY_MS);
    expect(await restate(1)).toBe(0);
    expect(await restate(90)).toBe(1);
    expect((await lea.user()).providerUntilMs).toBe(Number(providerSignInMs) + 90 * DAY_MS);
    expect((await audits('user.approval_days')).map(({ afterJson }) => JSON.parse(afterJson ?? ''))).toEqual([
      { days: 1, people: 1 },
      { days: 90, people: 1 },
    ]);
    await expect(restateApprovalDays(amir, DAY_MS)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
