import { randomUUID } from 'node:crypto';
import type { Cast } from '@/e2e/abuse/cast';
import { type Person, signedIn } from '@/e2e/abuse/person';
import { savePolicy, TWO_APPROVALS } from '@/e2e/abuse/policy';
import { expectStillWaiting, mustSay, type Request, request } from '@/e2e/abuse/requests';
import { tamper } from '@/e2e/abuse/store-file';
import { expectHeld } from '@/e2e/abuse/tries';
import { expect, test } from '@/e2e/fixtures';
import { PASSWORD } from '@/e2e/helpers/desk';
import { DEFAULT_POLICY } from '@/lib/domain/approval-policy';
import { routes } from '@/lib/url/routes';

const wrong = 'not the password of anybody';
const ofApproval = { purpose: 'batch.approve', password: PASSWORD };

/** Item 51, and the part of 52 about actions that take a password. */
export function testStepUp(cast: () => Cast): void {
  test('#51 no approval without the password of this very person, in this session, for this purpose', async () => {
    const { desk, admin, operator, approver, second, take } = cast();
    // So every approval asks for the password.
    await savePolicy(admin, [{ when: {}, approvals: 1 }], { stepUpRows: 0 });
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
    await mustSay(approver, 'confirmPassword', { purpose: 'policy.change', password: PASSWORD });
    await refused('a proof for another purpose', 'forbidden step_up');
    const elsewhere = await signedIn(desk, approver.email);
    await mustSay(elsewhere, 'confirmPassword', ofApproval);
    await refused('a proof of another session of the same person', 'forbidden step_up');
    await mustSay(second, 'confirmPassword', ofApproval);
    await refused('a proof of another person', 'forbidden step_up');
    await mustSay(approver, 'confirmPassword', ofApproval);
    expect(tamper(desk, 'update "stepUps" set "expiresAtMs" = ?', Date.now() - 1)).toBeGreaterThan(0);
    await refused('a proof that has run out', 'forbidden step_up');
    await expectHeld(51, 'a proof is asked for with a wrong password', async () => {
      for (const password of ['', wrong]) {
        const input = { purpose: 'batch.approve', password };
        expect((await approver.act('confirmPassword', input)).said).toBe('forbidden password_wrong');
      }
      expect((await approver.act('approve', waiting.plan)).said).toBe('forbidden step_up');
      await expectStillWaiting(desk, operator, waiting);
    });
  });

  test('#51 a proof is good for one act, also when two use it at once', async () => {
    const { desk, operator, approver, take } = cast();
    const [first, later] = [await request(operator, take(1)), await request(operator, take(1))];
    const pair = [await request(operator, take(1)), await request(operator, take(1))];
    await mustSay(approver, 'confirmPassword', ofApproval);
    await mustSay(approver, 'approve', first.plan);
    await expectHeld(51, 'a proof used again', async () => {
      expect((await approver.act('approve', later.plan)).said).toBe('forbidden step_up');
      await expectStillWaiting(desk, operator, later);
    });
    await mustSay(approver, 'confirmPassword', ofApproval);
    await expectHeld(51, 'one proof for two approvals at once', async () => {
      const answers = await Promise.all(pair.map(({ plan }) => approver.act('approve', plan)));
      expect(answers.map(({ said }) => said).sort()).toEqual(['forbidden step_up', 'ok']);
      const held = pair.find((_, index) => answers[index]?.said !== 'ok');
      if (held) await expectStillWaiting(desk, operator, held);
    });
    await expectHeld(51, 'the policy without the password, and with a wrong one', async () => {
      const { admin } = cast();
      const before = (await admin.read(routes.apiPolicy())).body.version;
      const input = { expectedVersion: before, policy: { ...DEFAULT_POLICY, rules: TWO_APPROVALS } };
      expect((await admin.act('savePolicy', input)).said).toBe('forbidden step_up');
      const answer = await admin.act('savePolicy', { ...input, stepUp: { password: wrong } });
      expect(answer.said).toBe('forbidden password_wrong');
      expect((await admin.read(routes.apiPolicy())).body.version).toBe(before);
    });
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
    ['confirmPassword', { purpose: 'batch.approve', ...stepUp }],
    ['approve', { ...plan, stepUp }],
    ['bulkApprove', { plans: [plan], stepUp }],
    ['savePolicy', { expectedVersion: 1, policy: DEFAULT_POLICY, stepUp }],
    [
      'submitBatch',
      { draftId: plan.batchId, expectedRevision: 1, rowCount: 1, requestKey: randomUUID(), stepUp },
    ],
    ['breakGlass', { ...plan, reason: 'fire', incidentUrl: 'https://status.example/1', stepUp }],
  ];
  const [name, input] = calls[index % calls.length] ?? ['confirmPassword', {}];
  return (await person.act(name, input)).said;
}
