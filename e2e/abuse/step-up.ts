import { randomUUID } from 'node:crypto';
import type { Cast } from '@/e2e/abuse/cast';
import { type Person, postAuth, signedIn } from '@/e2e/abuse/person';
import { savePolicy, TWO_APPROVALS } from '@/e2e/abuse/policy';
import { actsOn, auditOf, expectStillWaiting, mustSay, type Request, request } from '@/e2e/abuse/requests';
import { expectHeld } from '@/e2e/abuse/tries';
import { expect, test } from '@/e2e/fixtures';
import { PASSWORD } from '@/e2e/helpers/desk';
import { DEFAULT_POLICY } from '@/lib/domain/approval-policy';
import { routes } from '@/lib/url/routes';

const wrong = 'not the password of anybody';
/** That of somebody who may approve too. */
const OTHER_PASSWORD = 'a password of somebody else';

/** Item 51, and the part of 52 about actions that take a password. */
export function testStepUp(cast: () => Cast): void {
  test('#51 no approval without the password of this very person', async () => {
    const { desk, admin, operator, approver, take } = cast();
    // So every approval asks for the password.
    await savePolicy(admin, [{ when: {}, approvals: 1 }], { stepUpRows: 0 });
    const { path } = await mustSay(admin, 'createInvite', {
      email: 'other@desk.local',
      role: 'approver',
      stepUp: { password: PASSWORD },
    });
    const other = { token: String(path).split('/').at(-1), name: 'Other', password: OTHER_PASSWORD };
    expect((await postAuth(desk, routes.authAcceptInvite(), other)).status).toBe(200);
    const waiting = await request(operator, take(1));
    const refused = async (what: string, said: string | RegExp, stepUp?: unknown) =>
      expectHeld(51, what, async () => {
        expect((await approver.act('approve', { ...waiting.plan, stepUp })).said).toMatch(said);
        await expectStillWaiting(desk, operator, waiting);
      });
    await refused('no password', 'forbidden step_up');
    for (const password of ['', wrong, `${PASSWORD} `, PASSWORD.toUpperCase()]) {
      await refused(`the password "${password}"`, 'forbidden password_wrong', { password });
    }
    for (const stepUp of [{}, { password: null }, { password: [PASSWORD] }, { password: true }, true]) {
      await refused(`the password as ${JSON.stringify(stepUp)}`, /^invalid_input/, stepUp);
    }
    await refused('the password of somebody else', 'forbidden password_wrong', { password: OTHER_PASSWORD });
  });

  test('#51 a request with the password is good once, and changes no policy without it', async () => {
    const { desk, admin, operator, approver, take } = cast();
    const waiting = await request(operator, take(1));
    const signed = { ...waiting.plan, stepUp: { password: PASSWORD } };
    await mustSay(approver, 'approve', signed);
    await expect.poll(() => actsOn(desk, waiting.eventIds)).toBe(1);
    await expectHeld(
      51,
      'the request with the right password, sent again',
      async () => {
        const again = await Promise.all(Array.from({ length: 5 }, () => approver.act('approve', signed)));
        for (const { said } of again) expect(said).toBe('conflict approval_state');
        expect(await auditOf(admin, { id: waiting.plan.batchId, action: 'batch.approve' })).toHaveLength(1);
        expect(await actsOn(desk, waiting.eventIds)).toBe(1);
      },
      5,
    );
    const before = (await admin.read(routes.apiPolicy())).body.version;
    const input = { expectedVersion: before, policy: { ...DEFAULT_POLICY, rules: TWO_APPROVALS } };
    for (const [stepUp, said] of [
      [undefined, 'forbidden step_up'],
      [{ password: '' }, 'forbidden password_wrong'],
      [{ password: wrong }, 'forbidden password_wrong'],
    ] as const) {
      await expectHeld(51, `the policy with ${JSON.stringify(stepUp)}`, async () => {
        expect((await admin.act('savePolicy', { ...input, stepUp })).said).toBe(said);
        expect((await admin.read(routes.apiPolicy())).body.version).toBe(before);
      });
    }
  });

  test('#52 the password is not guessed through actions: 100 tries in parallel, over all that take one', async () => {
    const { desk, operator, invite, take } = cast();
    const victim = await invite('victim@desk.local', 'admin');
    const waiting = await request(operator, take(1));
    const other = await signedIn(desk, victim.email);
    await expectHeld(
      52,
      'guesses by one stolen session and a second one',
      async () => {
        const guesses = Array.from({ length: 100 }, (_, index) =>
          guess([victim, other][index % 2] ?? other, waiting, index),
        );
        const said = await Promise.all(guesses);
        const judged = said.filter((text) => text === 'forbidden password_wrong');
        expect(judged.length).toBeGreaterThan(0);
        expect(judged.length).toBeLessThanOrEqual(10);
        expect(said.filter((text) => text === 'rate_limited sign_in')).toHaveLength(100 - judged.length);
        const right = await victim.act('approve', { ...waiting.plan, stepUp: { password: PASSWORD } });
        expect(right.said).toBe('rate_limited sign_in');
        await expectStillWaiting(desk, operator, waiting);
      },
      100,
    );
  });
}

/** One of the actions that take a password, with a wrong one. */
async function guess(person: Person, { plan }: Request, index: number): Promise<string> {
  const stepUp = { password: `guess number ${index}` };
  const calls: [string, unknown][] = [
    ['approve', { ...plan, stepUp }],
    ['bulkApprove', { plans: [plan], stepUp }],
    ['savePolicy', { expectedVersion: 1, policy: DEFAULT_POLICY, stepUp }],
    [
      'submitBatch',
      { draftId: plan.batchId, expectedRevision: 1, rowCount: 1, requestKey: randomUUID(), stepUp },
    ],
    ['breakGlass', { ...plan, reason: 'fire', incidentUrl: 'https://status.example/1', stepUp }],
    ['createInvite', { email: 'mallory@desk.local', role: 'admin', stepUp }],
    ['decideRows', { rowIds: ['x'], decision: 'resend', reason: 'fire', stepUp }],
  ];
  const [name, input] = calls[index % calls.length] ?? ['approve', {}];
  return (await person.act(name, input)).said;
}
