import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '@/lib/domain/approval-policy';
import { eventKey } from '@/lib/domain/events';
import { seedPolicy } from '@/lib/server/jobs/upkeep/seed-policy';
import { approve as approveVerb, bulkApprove } from '@/lib/server/services/batches/approve';
import {
  breakGlass,
  REVIEW_WITHIN_MS,
  reviewBreakGlass as reviewBreakGlassVerb,
} from '@/lib/server/services/batches/emergency-send';
import { listInbox } from '@/lib/server/services/batches/inbox';
import { getBatch } from '@/lib/server/services/batches/read';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { submitBatch } from '@/lib/server/services/batches/submit';
import { getPolicy } from '@/lib/server/services/policy/read';
import { savePolicy } from '@/lib/server/services/policy/save';
import { setBreakGlass } from '@/lib/server/services/users/roles';
import { asSent } from '@/lib/testing/as-sent';
import { TEST_PASSWORD } from '@/lib/testing/auth';
import { fillMirror, TEST_NOW_MS, testEvent } from '@/lib/testing/event-mirror';
import { planBatch } from '@/lib/testing/jobs/dispatch-bench';
import { addTestPerson, forcePolicy, requestAndLook } from '@/lib/testing/people';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

// What pages send is typed; here anything comes.
const approve = asSent(approveVerb);
const reviewBreakGlass = asSent(reviewBreakGlassVerb);

const PASSWORD = TEST_PASSWORD;
const HOUR_MS = 3_600_000;
const EVENTS = Array.from({ length: 110 }, (_, index) => testEvent(index + 600));
const KEYS = EVENTS.map(eventKey);

describe.each(testStoreKinds())('step-up, policy and break-glass on %s', (kind) => {
  let store: TestStore;
  let nowMs: number;
  let olga: PersonContext;
  let amir: PersonContext;
  let ada: PersonContext;
  beforeEach(async () => {
    store = await openTestStore(kind);
    nowMs = TEST_NOW_MS;
    await fillMirror(store, EVENTS);
    await forcePolicy(store, 'default');
    olga = await withPassword('olga', 'operator');
    amir = await withPassword('amir', 'approver');
    ada = await withPassword('ada', 'admin');
  });
  afterEach(() => store.dispose());

  const withPassword = (id: string, role: 'operator' | 'approver' | 'admin') =>
    addTestPerson({ store, now: () => nowMs }, id, { role, hasPassword: true });
  const draft = (ctx: PersonContext, count: number, from = 0) =>
    planBatch(ctx, KEYS.slice(from, from + count), {
      when: 'scheduled',
      // So far ahead that one approval is enough, however many rows there are.
      planTimeMs: nowMs + 48 * HOUR_MS,
    });
  const stepUp = { password: PASSWORD };

  test('approving more than 50 rows asks for the password, and only the right one will do (51)', async () => {
    const seen = await requestAndLook(olga, await draft(olga, 51));
    await expect(approve(amir, seen)).rejects.toMatchObject({ code: 'forbidden', reason: 'step_up' });
    for (const password of ['', 'wrong', ` ${PASSWORD}`, 'x'.repeat(1_000)]) {
      await expect(approve(amir, { ...seen, stepUp: { password } })).rejects.toMatchObject({
        reason: 'password_wrong',
      });
    }
    await expect(approve(amir, { ...seen, stepUp: {} })).rejects.toMatchObject({ code: 'invalid_input' });
    expect((await getBatch(olga, { batchId: seen.batchId })).approved).toBe(0);
    expect(await approve(amir, { ...seen, stepUp })).toMatchObject({ state: 'approved' });
  });

  test('wrong passwords are limited, in parallel too', async () => {
    const seen = await requestAndLook(olga, await draft(olga, 51));
    const tries = await Promise.allSettled(
      Array.from({ length: 15 }, () => approve(amir, { ...seen, stepUp: { password: 'wrong' } })),
    );
    const reasons = tries.map((one) => (one.status === 'rejected' ? one.reason.reason : 'held'));
    expect(reasons.filter((reason) => reason === 'password_wrong')).toHaveLength(10);
    await expect(approve(amir, { ...seen, stepUp })).rejects.toMatchObject({ code: 'rate_limited' });
    nowMs += 61_000;
    expect(await approve(amir, { ...seen, stepUp })).toMatchObject({ state: 'approved' });
  });

  test('many small batches approved at once count together', async () => {
    const plans = [
      await requestAndLook(olga, await draft(olga, 30)),
      await requestAndLook(olga, await draft(olga, 30, 30)),
    ];
    await expect(bulkApprove(amir, { plans })).rejects.toMatchObject({ reason: 'step_up' });
    expect((await bulkApprove(amir, { plans, stepUp })).batches).toHaveLength(2);
  });

  test('sending more than 50 rows without approval asks too', async () => {
    await forcePolicy(store, { ...DEFAULT_POLICY, rules: [] });
    const request = await draft(olga, 51);
    await expect(submitBatch(olga, request)).rejects.toMatchObject({ reason: 'step_up' });
    expect(await submitBatch(olga, { ...request, stepUp })).toMatchObject({ batchId: request.draftId });
  });

  test('the policy is changed by admins with their password, by version, and audited', async () => {
    const { version, policy, canEdit } = await getPolicy(ada);
    expect([version, canEdit]).toEqual([2, true]);
    const change = { expectedVersion: version, policy: { ...policy, expiryHours: 8 } };
    await expect(savePolicy(amir, { ...change, stepUp })).rejects.toMatchObject({ reason: 'role' });
    await expect(savePolicy(ada, change)).rejects.toMatchObject({ reason: 'step_up' });
    expect(await savePolicy(ada, { ...change, stepUp })).toEqual({ version: 3 });
    await expect(savePolicy(ada, { ...change, stepUp })).rejects.toMatchObject({ reason: 'policy_stale' });
    const hours = { ...policy.workingHours, zone: 'Mars/Base' };
    const bad = { expectedVersion: 3, policy: { ...policy, workingHours: hours }, stepUp };
    await expect(savePolicy(ada, bad)).rejects.toMatchObject({ reason: 'zone' });
    for (const rules of [[{ when: {}, approvals: 3 }], [{ when: { always: true }, approvals: 1 }]]) {
      await expect(
        savePolicy(ada, { ...change, policy: { ...policy, rules }, stepUp }),
      ).rejects.toMatchObject({ code: 'invalid_input' });
    }
    const [entry] = await store.db
      .selectFrom('auditEntries')
      .selectAll()
      .where('action', '=', 'policy.save')
      .execute();
    expect(JSON.parse(entry?.beforeJson ?? '{}')).toMatchObject({ version: 2, policy: { expiryHours: 24 } });
    expect(JSON.parse(entry?.afterJson ?? '{}')).toMatchObject({ version: 3, policy: { expiryHours: 8 } });
    const both = await Promise.allSettled(
      [1, 2].map((hours) =>
        savePolicy(ada, { expectedVersion: 3, policy: { ...policy, expiryHours: hours }, stepUp }),
      ),
    );
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('only a store without a policy is given one at the start', async () => {
    expect(await seedPolicy({ store, now: () => nowMs }, 'none')).toBe(false);
    await store.db.deleteFrom('policies').execute();
    expect((await getPolicy(ada)).policy).toEqual(DEFAULT_POLICY);
    expect(await seedPolicy({ store, now: () => nowMs }, 'demo')).toBe(true);
    expect(await getPolicy(ada)).toMatchObject({ version: 1, savedByName: null });
  });

  describe('breaking the glass', () => {
    const because = { reason: 'host is burning', incidentUrl: 'https://status.example/42' };
    /** Given rights count after a day. */
    const DAY_MS = 24 * HOUR_MS;
    const setRight = (email: string, allowed: boolean) => setBreakGlass(ada, { email, allowed, stepUp });

    test('is a right that an admin gives to others, and nobody to themselves', async () => {
      await expect(setBreakGlass(amir, { email: 'olga@desk.local', allowed: true })).rejects.toMatchObject({
        reason: 'role',
      });
      await expect(setRight('ada@desk.local', true)).rejects.toMatchObject({ reason: 'own_break_glass' });
      const seen = await requestAndLook(olga, await draft(olga, 1));
      await expect(breakGlass(olga, { ...seen, ...because, stepUp })).rejects.toMatchObject({
        reason: 'approval_no_break_glass',
      });
      await setRight('olga@desk.local', true);
      await setRight('olga@desk.local', false);
      await expect(breakGlass(olga, { ...seen, ...because, stepUp })).rejects.toMatchObject({
        reason: 'approval_no_break_glass',
      });
    });

    test('needs a reason, an https link and the password; marks the batch; another person closes the review', async () => {
      await setRight('olga@desk.local', true);
      nowMs += DAY_MS;
      const seen = await requestAndLook(olga, await draft(olga, 1));
      for (const incidentUrl of ['http://x.example', 'javascript:alert(1)', 'https://a@b.example', '', 'x']) {
        await expect(breakGlass(olga, { ...seen, ...because, incidentUrl, stepUp })).rejects.toMatchObject({
          code: 'invalid_input',
        });
      }
      const noReason = { ...seen, ...because, reason: ' ', stepUp };
      await expect(breakGlass(olga, noReason)).rejects.toMatchObject({ code: 'invalid_input' });
      await expect(breakGlass(olga, { ...seen, ...because })).rejects.toMatchObject({ reason: 'step_up' });
      expect(await breakGlass(olga, { ...seen, ...because, stepUp })).toMatchObject({
        state: 'approved',
        reviewDueMs: nowMs + REVIEW_WITHIN_MS,
      });
      const entry = store.db.selectFrom('auditEntries').where('action', '=', 'batch.break_glass');
      const { version } = await getPolicy(ada);
      expect(await entry.select('policyVersion').execute()).toEqual([{ policyVersion: version }]);
      expect(await getBatch(amir, { batchId: seen.batchId })).toMatchObject({
        glassBroken: true,
        approved: 0,
        breakGlass: { ...because, userName: 'Name of olga', review: null },
        canDo: { review: null, revise: 'not_creator' },
      });
      expect((await getBatch(olga, { batchId: seen.batchId })).canDo).toMatchObject({
        review: 'role',
        revise: 'state',
      });
      expect((await listInbox(amir, {})).rows).toMatchObject([
        { id: seen.batchId, breakGlass: { open: true } },
      ]);
      const review = { batchId: seen.batchId, verdict: 'justified', comment: 'the host was gone' };
      await store.db.updateTable('user').set({ role: 'approver' }).where('id', '=', 'olga').execute();
      const lead = { ...olga, actor: { ...olga.actor, role: 'approver' as const } };
      await expect(reviewBreakGlass(lead, review)).rejects.toMatchObject({ reason: 'approval_own_batch' });
      await reviewBreakGlass(amir, review);
      await expect(reviewBreakGlass(ada, review)).rejects.toMatchObject({ reason: 'approval_review_closed' });
      expect(await getBatch(olga, { batchId: seen.batchId })).toMatchObject({
        glassBroken: true,
        breakGlass: { review: { userName: 'Name of amir', verdict: 'justified' } },
      });
    });
  });
});
