import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '@/lib/domain/approval-policy';
import { approve } from '@/lib/server/services/batches/approve';
import { breakGlass } from '@/lib/server/services/batches/emergency-send';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { systemContext } from '@/lib/server/services/request-context';
import { enableUser, removeUser } from '@/lib/server/services/users/people';
import { approvalDeskForEachTest } from '@/lib/testing/approval-desk';
import { forcePolicy } from '@/lib/testing/people';
import { type ProviderPerson, providerPerson } from '@/lib/testing/provider-people';
import { type TestStore, testStoreKinds } from '@/lib/testing/stores';

describe.each(testStoreKinds())('what the groups of the provider no longer give, on %s', (kind) => {
  let store: TestStore;
  let olga: PersonContext;
  let amir: PersonContext;
  let ada: PersonContext;
  let kim: ProviderPerson;
  const { now, passTime, request, batchOf, audits } = approvalDeskForEachTest(kind, (desk) => {
    ({ store, olga, amir, ada } = desk);
  });
  beforeEach(async () => {
    const rules = [{ when: {}, approvals: 2 as const }];
    await forcePolicy(store, { ...DEFAULT_POLICY, stepUpRows: null, rules });
    kim = providerPerson({ store, now }, 'kim', 'approver');
  });

  const sessions = () => store.db.selectFrom('session').select('id').execute();

  test('Kim approved and her groups are taken: hers no longer counts, and a second one sends nothing', async () => {
    const ctx = await kim.enter();
    const seen = await request(olga, 51);
    await approve(ctx, seen);
    expect(await batchOf(olga, seen.batchId)).toMatchObject({ approved: 1, approvals: [{ counts: true }] });
    passTime(1_000);
    expect(await kim.signIn({ role: null })).toBe('no_role');
    expect(await kim.user()).toMatchObject({ role: 'viewer', roleSinceMs: now(), breakGlass: 0 });
    expect(await sessions()).toEqual([]);
    expect(await batchOf(olga, seen.batchId)).toMatchObject({
      approved: 0,
      approvals: [{ counts: false, notCounted: 'role' }],
    });
    await approve(amir, seen);
    expect(await batchOf(olga, seen.batchId)).toMatchObject({ state: 'awaiting_approval', approved: 1 });
    const [entry] = await audits('user.no_role');
    expect(JSON.parse(entry?.beforeJson ?? '')).toEqual({ role: 'approver', breakGlass: false });
    expect(JSON.parse(entry?.afterJson ?? '')).toEqual({
      role: 'viewer',
      breakGlass: false,
      sessionsEnded: 1,
      by: 'groups',
    });
  });

  test('Kim gets the group back after the request: it does not count for that, nor does what she approved before', async () => {
    const first = await request(olga, 1);
    await approve(await kim.enter(), first);
    passTime(1_000);
    await kim.signIn({ role: null });
    const between = await request(olga, 1, 1);
    passTime(1_000);
    const again = await kim.enter();
    expect(await kim.user()).toMatchObject({ role: 'approver', roleSinceMs: now() });
    await expect(approve(again, between)).rejects.toMatchObject({ reason: 'approval_role_gained_later' });
    expect(await batchOf(olga, first.batchId)).toMatchObject({
      approved: 0,
      approvals: [{ notCounted: 'role' }],
    });
    const later = await request(olga, 1, 2);
    await approve(again, later);
    expect((await batchOf(olga, later.batchId)).approved).toBe(1);
  });

  test('a weaker group is a weaker role at once, also for who then stays out for another reason', async () => {
    for (const told of [{ role: 'operator' as const }, { role: 'operator' as const, emailVerified: false }]) {
      await kim.enter();
      await kim.setUser({ breakGlass: 1 });
      passTime(1_000);
      await kim.signIn(told);
      expect(await kim.user()).toMatchObject({ role: 'operator', roleSinceMs: now(), breakGlass: 0 });
      expect(await sessions()).toEqual([]);
    }
    const entries = (await audits('user.set_role')).map(({ afterJson }) => JSON.parse(afterJson ?? ''));
    expect(entries).toMatchObject([
      { role: 'operator', breakGlass: false, by: 'groups' },
      { role: 'approver', by: 'groups' },
      { role: 'operator', breakGlass: false, by: 'groups' },
    ]);
  });

  test('the right to send without approval goes with the groups, and does not come back with them', async () => {
    await kim.enter();
    await kim.setUser({ breakGlass: 1 });
    await kim.signIn({ role: null });
    const again = await kim.enter();
    const seen = await request(olga, 1);
    await expect(
      breakGlass(again, { ...seen, reason: 'fire', incidentUrl: 'https://status.example/1' }),
    ).rejects.toMatchObject({ reason: 'approval_no_break_glass' });
    const [entry] = await audits('user.no_role');
    expect(JSON.parse(entry?.beforeJson ?? '')).toEqual({ role: 'approver', breakGlass: true });
  });

  test('the same groups, and stronger ones, take nothing', async () => {
    await kim.enter();
    await kim.setUser({ breakGlass: 1 });
    const { roleSinceMs } = await kim.user();
    passTime(1_000);
    await kim.enter();
    expect(await kim.user()).toMatchObject({ role: 'approver', roleSinceMs, breakGlass: 1 });
    expect(await sessions()).toHaveLength(2);
    await kim.enter({ role: 'admin' });
    expect(await kim.user()).toMatchObject({ role: 'admin', roleSinceMs: now(), breakGlass: 1 });
  });

  test('whom the desk disables counts no more at once, and enabling does not bring it back', async () => {
    const seen = await request(olga, 1);
    await kim.enter();
    const late = await request(olga, 1, 1);
    await approve(await kim.enter(), late);
    await removeUser(ada, { email: 'kim@acme.test' });
    expect(await batchOf(olga, late.batchId)).toMatchObject({
      approved: 0,
      approvals: [{ notCounted: 'disabled' }],
    });
    expect(await kim.signIn()).toBe('disabled');
    passTime(1_000);
    await enableUser({ ...systemContext(store), now }, { email: 'kim@acme.test' });
    const again = await kim.enter();
    expect(await batchOf(olga, late.batchId)).toMatchObject({
      approved: 0,
      approvals: [{ notCounted: 'role' }],
    });
    await expect(approve(again, seen)).rejects.toMatchObject({ reason: 'approval_role_gained_later' });
  });

  test('a sign-in with the old groups at the moment at which they are taken never leaves more than the last word', async () => {
    await kim.enter();
    for (let round = 0; round < 10; round++) {
      await Promise.all([kim.signIn({ role: null }), kim.signIn({ role: 'operator' }), kim.signIn()]);
      await kim.signIn({ role: null });
      expect(await kim.user()).toMatchObject({ role: 'viewer' });
    }
  });
});
