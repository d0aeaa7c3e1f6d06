import type { Cast } from '@/e2e/abuse/cast';
import { signedIn } from '@/e2e/abuse/person';
import { SWITCHED_OFF, savePolicy, TWO_APPROVALS } from '@/e2e/abuse/policy';
import {
  actsOn,
  auditEntries,
  auditOf,
  batchOf,
  draftOf,
  expectStillWaiting,
  mustSay,
} from '@/e2e/abuse/requests';
import { expectHeld } from '@/e2e/abuse/tries';
import { expect, test } from '@/e2e/fixtures';
import { PASSWORD } from '@/e2e/helpers/desk';
import { routes } from '@/lib/url/routes';

/** Items 45, 49 and 50: rules, roles and votes that change while a request waits. Last of all: it ends with a canary. */
export function testChangingRules(cast: () => Cast): void {
  test('#45 rules and people that change while a request waits never let it through', async () => {
    const { desk, admin, operator, approver, second, doomed } = cast();
    await savePolicy(admin, TWO_APPROVALS);
    const strict = await doomed(operator);
    await savePolicy(admin, SWITCHED_OFF);
    await expectHeld(45, 'the rule is switched off while two approvals are missing', async () => {
      expect((await approver.act('approve', strict.plan)).data.state).toBe('awaiting_approval');
      await expectStillWaiting(desk, operator, strict, 1);
    });
    await expectHeld(45, 'an approver who has approved loses the role', async () => {
      await mustSay(admin, 'setUserRole', { email: approver.email, role: 'operator' });
      await expectStillWaiting(desk, operator, strict, 0);
      expect((await second.act('approve', strict.plan)).data.state).toBe('awaiting_approval');
      await expectStillWaiting(desk, operator, strict, 1);
    });
    await expectHeld(45, 'the role is given back: what was approved before stays without worth', async () => {
      const stepUp = { password: PASSWORD };
      await mustSay(admin, 'setUserRole', { email: approver.email, role: 'approver', stepUp });
      cast().approver = await signedIn(desk, approver.email);
      await expectStillWaiting(desk, operator, strict, 1);
      expect((await cast().approver.act('approve', strict.plan)).said).toBe(
        'conflict approval_already_voted',
      );
      await expectStillWaiting(desk, operator, strict, 1);
    });
    await savePolicy(admin, [{ when: {}, approvals: 1 }]);
    const lenient = await doomed(operator);
    const version = await savePolicy(admin, TWO_APPROVALS);
    await expectHeld(45, 'the rule asks for more while the request waits', async () => {
      expect((await second.act('approve', lenient.plan)).data.state).toBe('awaiting_approval');
      await expectStillWaiting(desk, operator, lenient, 1);
    });
    await expectHeld(45, 'others than admins write a rule', async () => {
      for (const person of [operator, second]) {
        const input = {
          expectedVersion: version,
          policy: { rules: [], expiryHours: 24 },
          stepUp: { password: PASSWORD },
        };
        expect((await person.act('savePolicy', input)).said).toBe('forbidden role');
      }
      expect((await admin.read(routes.apiPolicy())).body.version).toBe(version);
    });
  });

  test('#49 one person counts once: ten approvals in parallel, by two sessions and two accounts', async () => {
    const { desk, admin, operator, approver, twin, doomed } = cast();
    const waiting = await doomed(operator);
    expect((await batchOf(operator, waiting.plan.batchId)).needed).toBe(2);
    const other = await signedIn(desk, approver.email);
    await expectHeld(
      49,
      'parallel approvals of one person',
      async () => {
        const people = Array.from({ length: 10 }, (_, index) => [approver, other, twin][index % 3] ?? twin);
        const answers = await Promise.all(people.map((person) => person.act('approve', waiting.plan)));
        const said = answers.map((answer) => answer.said).sort();
        expect(said).toEqual([...Array(9).fill('conflict approval_already_voted'), 'ok']);
        await expectStillWaiting(desk, operator, waiting, 1);
        const audited = await auditOf(admin, { id: waiting.plan.batchId, action: 'batch.approve' });
        expect(audited).toHaveLength(1);
      },
      10,
    );
  });

  test('#50 switching approvals off, sending, and switching them on again stands in the audit trail', async () => {
    const { desk, admin, operator, take, doomedEvents } = cast();
    const version = await savePolicy(admin, SWITCHED_OFF);
    const draft = await draftOf(operator, take(1), null);
    await mustSay(operator, 'submitBatch', draft);
    await savePolicy(admin, TWO_APPROVALS);
    await expectHeld(50, 'off, run, on: both changes and the batch between them are told', async () => {
      const told = await auditEntries(admin, {});
      const [off, sent, on] = told
        .filter(
          ({ action, objectId }) =>
            action === 'policy.save' || (action === 'batch.submit' && objectId === draft.draftId),
        )
        .slice(-3);
      expect(off).toMatchObject({ action: 'policy.save', objectId: String(version), actorName: 'admin' });
      expect(sent).toMatchObject({ action: 'batch.submit', actorName: 'operator' });
      expect(on).toMatchObject({ action: 'policy.save', objectId: String(version + 1), actorName: 'admin' });
      const { body } = await admin.read(routes.apiAuditEntry(sent?.seq ?? 0));
      expect(body).toMatchObject({ policyVersion: version, after: { needed: 0 } });
    });
    // The last that the dispatcher did: had it wanted to send any of what was refused, it would have by now.
    const { rows } = await batchOf(operator, draft.draftId);
    await expect
      .poll(() =>
        actsOn(
          desk,
          rows.map(({ eventId }) => eventId),
        ),
      )
      .toBe(1);
    expect(doomedEvents.length).toBeGreaterThan(10);
    expect(await actsOn(desk, doomedEvents)).toBe(0);
  });
}
