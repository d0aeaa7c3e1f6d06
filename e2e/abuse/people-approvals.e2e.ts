import { type Cast, castOf } from '@/e2e/abuse/cast';
import { testChangingRules } from '@/e2e/abuse/changing-rules';
import { testEndedRequests } from '@/e2e/abuse/ended';
import { signedIn } from '@/e2e/abuse/person';
import { auditOf, batchOf, draftOf, expectStillWaiting, mustSay } from '@/e2e/abuse/requests';
import { expectHeld } from '@/e2e/abuse/tries';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { PASSWORD } from '@/e2e/helpers/desk';

// The tests build on each other: one that is tried again begins with the first.
test.describe.configure({ mode: 'serial' });

const desk = deskFor({ scenario: 'quiet', roles: ['admin'], env: { APPROVAL_POLICY: 'default' } });

let people: Cast | null = null;

test.beforeAll(async () => {
  people = await castOf(desk(), 26);
});

function cast(): Cast {
  if (!people) throw new Error('nobody is here yet');
  return people;
}

const BECAUSE = {
  reason: 'host is burning',
  incidentUrl: 'https://status.example/42',
  stepUp: { password: PASSWORD },
};

test('#41 the requester cannot approve, by crafted request, whatever the role', async () => {
  const { desk, admin, operator, approver, doomed } = cast();
  for (const [person, why] of [
    [operator, 'forbidden role'],
    [approver, 'forbidden approval_own_batch'],
    [admin, 'forbidden approval_own_batch'],
  ] as const) {
    const own = await doomed(person);
    const { plan } = own;
    for (const [name, input, said] of [
      ['approve', plan, why],
      ['approve', { ...plan, stepUp: { password: PASSWORD } }, why],
      ['bulkApprove', { plans: [plan], comment: 'all mine' }, why],
      ['reject', { ...plan, comment: 'own' }, why],
      ['approve', { ...plan, userId: 'somebody', approvedBy: 'somebody' }, /^(invalid_input|forbidden role)/],
      ['approve', { ...plan, revision: plan.revision + 1 }, /^(stale plan_changed|forbidden role)/],
      ['breakGlass', { ...plan, ...BECAUSE }, 'forbidden approval_no_break_glass'],
      [
        'submitBatch',
        {
          draftId: plan.batchId,
          expectedRevision: plan.revision,
          rowCount: 1,
          requestKey: crypto.randomUUID(),
        },
        'conflict already_submitted',
      ],
    ] as const) {
      await expectHeld(41, `${person.email} sends ${name} about an own request`, async () => {
        const answer = await person.act(name, input);
        expect(answer.said).toMatch(said);
        await expectStillWaiting(desk, operator, own);
      });
    }
    const about = await auditOf(admin, { type: 'batch', id: plan.batchId });
    expect(about).toEqual(['draft.create', 'draft.save', 'batch.request']);
  }
  const denied = await auditOf(admin, { action: 'access.denied' });
  expect(denied.length).toBeGreaterThanOrEqual(12);
});

test('#41 a plan that needs approval cannot be sent past it', async () => {
  const { operator, take, doomedEvents } = cast();
  const draft = await draftOf(operator, take(1), null);
  await expectHeld(41, 'sending at once what needs approval', async () => {
    for (const stepUp of [undefined, { password: PASSWORD }]) {
      expect((await operator.act('submitBatch', { ...draft, stepUp })).said).toBe('conflict approval_needed');
    }
    const { state, rows } = await batchOf(operator, draft.draftId);
    expect(state).toBe('draft');
    doomedEvents.push(...rows.map(({ eventId }) => eventId));
  });
});

test('#42 a second account of the same mailbox decides nothing about the first one’s plans', async () => {
  const { desk, admin, operator, approver, twin, doomed, invite } = cast();
  const adminAgain = await invite('admin+ops@desk.local', 'operator');
  for (const [requester, other] of [
    [approver, twin],
    [twin, approver],
    [adminAgain, admin],
  ] as const) {
    const own = await doomed(requester);
    await expectHeld(42, `${other.email} approves for ${requester.email}`, async () => {
      expect((await other.act('approve', own.plan)).said).toBe('forbidden approval_own_batch');
      await expectStillWaiting(desk, operator, own);
    });
  }
  await expectHeld(42, 'an admin gives the right to send alone to a second own account', async () => {
    const input = { email: 'admin+ops@desk.local', allowed: true };
    const { said } = await admin.act('setBreakGlass', input);
    expect(said).toBe('forbidden own_break_glass');
    const own = await doomed(adminAgain);
    expect((await adminAgain.act('breakGlass', { ...own.plan, ...BECAUSE })).said).toBe(
      'forbidden approval_no_break_glass',
    );
    await expectStillWaiting(desk, operator, own);
  });
});

test('#43 a role gained, or an account made or enabled, after the request does not count', async () => {
  const { desk, admin, operator, doomed, invite } = cast();
  const climber = await invite('climber@desk.local', 'operator');
  const sleeper = await invite('sleeper@desk.local', 'approver');
  const waiting = await doomed(operator);
  const stepUp = { password: PASSWORD };
  await mustSay(admin, 'setUserRole', { email: climber.email, role: 'approver', stepUp });
  await mustSay(admin, 'disableUser', { email: sleeper.email });
  await mustSay(admin, 'enableUser', { email: sleeper.email, stepUp });
  await mustSay(admin, 'setUserRole', { email: sleeper.email, role: 'operator' });
  await mustSay(admin, 'setUserRole', { email: sleeper.email, role: 'approver', stepUp });
  const latecomer = await invite('latecomer@desk.local', 'approver');
  for (const person of [
    await signedIn(desk, climber.email),
    await signedIn(desk, sleeper.email),
    latecomer,
  ]) {
    for (const [name, input] of [
      ['approve', waiting.plan],
      ['bulkApprove', { plans: [waiting.plan] }],
      ['reject', { ...waiting.plan, comment: 'no' }],
    ] as const) {
      await expectHeld(43, `${person.email} sends ${name}`, async () => {
        expect((await person.act(name, input)).said).toBe('forbidden approval_role_gained_later');
        await expectStillWaiting(desk, operator, waiting);
      });
    }
  }
  await expectHeld(43, 'a session from before the new role', async () => {
    expect((await climber.act('approve', waiting.plan)).said).toBe('unauthenticated');
    await expectStillWaiting(desk, operator, waiting);
  });
});

testEndedRequests(cast);
testChangingRules(cast);
