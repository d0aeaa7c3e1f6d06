import { z } from 'zod';
import { invited, type Person, personWith, signedIn, signIn } from '@/e2e/abuse/person';
import { SWITCHED_OFF, savePolicy } from '@/e2e/abuse/policy';
import {
  actsOn,
  auditOf,
  batchOf,
  draftOf,
  type EventPool,
  eventPool,
  expectStillWaiting,
  lookAt,
  mustSay,
  request,
} from '@/e2e/abuse/requests';
import { expectHeld } from '@/e2e/abuse/tries';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { PASSWORD } from '@/e2e/helpers/desk';
import { askStore, changeStore } from '@/e2e/helpers/store-file';
import { DEFAULT_POLICY } from '@/lib/domain/approval-policy';
import { routes } from '@/lib/url/routes';

/** What an attacker found about rights (2) and about the password that is asked for again (10). */

const desk = deskFor({ scenario: 'storm', roles: ['admin'], env: { APPROVAL_POLICY: 'default' } });
const stepUp = { password: PASSWORD };
const EVIL = 'evil@evil.test';
const ACTION = 'BatchEventRedeployInstance';
const FIVE_MINUTES_MS = 300_000;

let admin: Person;
let bob: Person;
let operator: Person;
let approver: Person;
let onCall: Person;
let glass: Person;
let take: EventPool;

test.beforeAll(async () => {
  admin = await signedIn(desk(), 'admin@desk.local');
  const invite = (email: string, role: Parameters<typeof invited>[3]) => invited(desk(), admin, email, role);
  bob = await invite('bob@desk.local', 'admin');
  operator = await invite('operator@desk.local', 'operator');
  approver = await invite('approver@desk.local', 'approver');
  onCall = await invite('on-call@desk.local', 'on-call');
  glass = await invite('glass@desk.local', 'operator');
  await invite('gone@desk.local', 'approver');
  await mustSay(admin, 'disableUser', { email: 'gone@desk.local' });
  take = await eventPool(operator, 150);
  // The desk was set up long ago: what is given from now on waits.
  changeStore(desk(), 'update "policies" set "savedAtMs" = 0');
});

const peopleNow = () =>
  askStore(
    desk(),
    `select "email", "role", "disabled", "breakGlass", "countsFromMs", "breakGlassFromMs" from "user" order by "email"`,
  );
const invitesNow = () => askStore(desk(), 'select "id" from "invites" where "closedAtMs" is null');
const noticesSchema = z.object({
  notices: z.array(z.object({ what: z.string(), who: z.string(), countsFromMs: z.number().nullable() })),
});
const noticesOf = async (person: Person) =>
  noticesSchema.parse((await person.read(routes.apiDesk())).body).notices;
const policyNow = async () => (await admin.read(routes.apiPolicy())).body.version;

/** Everything that gives rights, or takes an admin's, as a stolen cookie of an admin would send it. */
const GRANTS: [string, Record<string, unknown>][] = [
  ['createInvite', { email: EVIL, role: 'admin' }],
  ['createInvite', { email: EVIL, role: 'viewer' }],
  ['setUserRole', { email: 'operator@desk.local', role: 'approver' }],
  ['setUserRole', { email: 'on-call@desk.local', role: 'admin' }],
  ['setUserRole', { email: 'operator@desk.local', role: 'on-call' }],
  ['setUserRole', { email: 'bob@desk.local', role: 'viewer' }],
  ['setBreakGlass', { email: 'glass@desk.local', allowed: true }],
  ['enableUser', { email: 'gone@desk.local' }],
  ['disableUser', { email: 'bob@desk.local' }],
];

/** Each of them is refused without the password of this very person; people and invites are as before. */
async function expectNoGrants(how: string): Promise<void> {
  const before = [peopleNow(), invitesNow()];
  for (const [name, input] of GRANTS) {
    await expectHeld(102, `${name} ${JSON.stringify(input)}, ${how}`, async () => {
      expect((await admin.act(name, input)).said).toBe('forbidden step_up');
      expect([peopleNow(), invitesNow()]).toEqual(before);
    });
  }
}

test('#102 a stolen admin cookie gives nobody any right, under no policy', async () => {
  await expectNoGrants('with the policy of a fresh desk');
  const version = Number(await policyNow());
  await expectHeld(102, 'the policy that would ask for nothing', async () => {
    const input = { expectedVersion: version, policy: { ...DEFAULT_POLICY, rules: [], stepUpRows: null } };
    expect((await admin.act('savePolicy', input)).said).toBe('forbidden step_up');
    expect(await policyNow()).toBe(version);
  });
  for (const given of [{}, { password: null }, { password: [PASSWORD] }, true, { password: '' }, 'x']) {
    await expectHeld(102, `an invite with the proof ${JSON.stringify(given)}`, async () => {
      const { said } = await admin.act('createInvite', { email: EVIL, role: 'admin', stepUp: given });
      expect(said).toMatch(/^(invalid_input|forbidden password_wrong)/);
      expect(invitesNow()).toEqual([]);
    });
  }
  // Who trusts everybody with sending does not trust everybody with people.
  await savePolicy(admin, SWITCHED_OFF, { stepUpRows: null });
  await expectNoGrants('where no policy asks for anything');
  await savePolicy(admin, DEFAULT_POLICY.rules);
});

test('#102 what takes rights away stays possible without it', async () => {
  await mustSay(admin, 'endUserSessions', { email: 'glass@desk.local' });
  await mustSay(admin, 'setBreakGlass', { email: 'glass@desk.local', allowed: false });
  const { id } = await mustSay(admin, 'createInvite', { email: EVIL, role: 'viewer', stepUp });
  await mustSay(bob, 'revokeInvite', { inviteId: id });
  glass = await signedIn(desk(), glass.email);
});

test('#102 even with the password once, a new admin does nothing before a second one says so', async () => {
  const waiting = await request(operator, take(2));
  const evil = await invited(desk(), admin, EVIL, 'admin');
  await mustSay(admin, 'setBreakGlass', { email: 'glass@desk.local', allowed: true, stepUp });
  const version = Number(await policyNow());
  const before = [peopleNow(), invitesNow()];
  const acts: [string, Record<string, unknown>][] = [
    ...GRANTS.map(([name, input]): [string, Record<string, unknown>] => [
      name,
      { ...input, ...(name === 'createInvite' ? { email: 'second@evil.test' } : {}), stepUp },
    ]),
    ['disableUser', { email: 'admin@desk.local', stepUp }],
    ['disableUser', { email: 'operator@desk.local', stepUp }],
    ['endUserSessions', { email: 'admin@desk.local' }],
    ['confirmGrant', { email: 'glass@desk.local', stepUp }],
    ['confirmGrant', { email: EVIL, stepUp }],
    ['savePolicy', { expectedVersion: version, policy: { ...DEFAULT_POLICY, rules: [] }, stepUp }],
  ];
  for (const [name, input] of acts) {
    await expectHeld(102, `the new admin, with the own password: ${name}`, async () => {
      const { said, data } = await evil.act(name, input);
      expect(said).toBe('forbidden grant_waits');
      expect(Number(data.untilMs)).toBeGreaterThan(Date.now() + 23 * 3_600_000);
      expect([peopleNow(), invitesNow(), await policyNow()]).toEqual([...before, version]);
    });
  }
  for (const [name, input] of [
    ['approve', { ...waiting.plan, stepUp }],
    ['bulkApprove', { plans: [waiting.plan], stepUp }],
    ['reject', { ...waiting.plan, comment: 'no' }],
  ] as const) {
    await expectHeld(102, `the new admin decides: ${name}`, async () => {
      // A role from after the request never decides about it; a later one waits.
      expect((await evil.act(name, input)).said).toBe('forbidden approval_role_gained_later');
      await expectStillWaiting(desk(), operator, waiting);
    });
  }
  const later = await request(operator, take(2));
  await expectHeld(102, 'the new admin approves what was asked for later', async () => {
    expect((await evil.act('approve', { ...later.plan, stepUp })).said).toBe('forbidden approval_pending');
    await expectStillWaiting(desk(), operator, later);
  });
  const own = await request(glass, take(1), null);
  await expectHeld(102, 'the right to send without approval, fresh', async () => {
    const because = { reason: 'fire', incidentUrl: 'https://status.example/1', stepUp };
    expect((await glass.act('breakGlass', { ...own.plan, ...because })).said).toBe(
      'forbidden approval_pending',
    );
    await expectStillWaiting(desk(), operator, own);
  });
  await expectHeld(102, 'the giver, or a second account of theirs, confirms', async () => {
    expect((await admin.act('confirmGrant', { email: EVIL, stepUp })).said).toBe('forbidden grant_giver');
    expect((await bob.act('confirmGrant', { email: EVIL })).said).toBe('forbidden step_up');
    expect([peopleNow(), invitesNow()]).toEqual(before);
  });
  await expectHeld(102, 'a decision that is in the store from before the confirmation', async () => {
    changeStore(
      desk(),
      `insert into "approvals" ("id", "batchId", "revision", "planHash", "userId", "personKey", "userName", "decision", "comment", "atMs", "voidedAtMs")
       select 'smuggled', ?, ?, ?, "id", "email", "name", 'approve', null, ?, null from "user" where "email" = ?`,
      later.plan.batchId,
      later.plan.revision,
      later.plan.planHash,
      Date.now(),
      EVIL,
    );
    await mustSay(bob, 'confirmGrant', { email: EVIL, stepUp });
    await expectStillWaiting(desk(), operator, later);
  });
  // The canary: confirmed by a second admin, the same person decides.
  const after = await request(operator, take(1));
  expect((await mustSay(evil, 'approve', after.plan)).state).toBe('approved');
  await expect.poll(() => actsOn(desk(), after.eventIds)).toBe(1);
});

test('#102 each grant is told to the other admins, and stands in log and audit', async () => {
  await expectHeld(102, 'a grant that nobody is told of', async () => {
    const told = (await noticesOf(bob)).map(({ what, who }) => `${what} ${who}`);
    expect(told).toContain(`joined ${EVIL}`);
    expect(told).toContain('glass glass@desk.local');
    const lines = desk()
      .output()
      .split('\n')
      .filter((line) => line.includes('"rights given"') && line.includes('"level":"warn"'));
    for (const kind of ['invited', 'joined', 'glass', 'confirmed']) {
      expect(lines.some((line) => line.includes(`"kind":"${kind}"`))).toBe(true);
    }
    const actions = await auditOf(admin, {});
    for (const action of ['invite.accept', 'user.confirm_grant', 'user.set_break_glass']) {
      expect(actions).toContain(action);
    }
  });
  await expectHeld(102, 'others read the notices, or put them away', async () => {
    for (const person of [operator, approver]) {
      expect(await noticesOf(person)).toEqual([]);
      expect((await person.act('dismissNotices', { ids: ['x'] })).said).toBe('forbidden role');
    }
    const before = await noticesOf(bob);
    const ids = before.map((_, index) => `notice-${index}`);
    await mustSay(admin, 'dismissNotices', { ids });
    expect(await noticesOf(bob)).toEqual(before);
  });
});

test('#102 an invite of an admin who was switched off, and on again, makes no admin', async () => {
  const { path } = await mustSay(bob, 'createInvite', { email: 'later@evil.test', role: 'admin', stepUp });
  await mustSay(admin, 'disableUser', { email: bob.email, stepUp });
  await mustSay(admin, 'enableUser', { email: bob.email, stepUp });
  await expectHeld(102, 'the invite of an admin who waits', async () => {
    const before = peopleNow();
    const token = String(path).split('/').at(-1);
    const response = await fetch(desk().url + routes.authAcceptInvite(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: desk().url },
      body: JSON.stringify({ token, name: 'Later', password: PASSWORD }),
    });
    expect(response.status).toBe(404);
    expect(peopleNow()).toEqual(before);
  });
});

test('#110 rows let go one request after the other count together, by all accounts of a person', async () => {
  await savePolicy(admin, [{ when: {}, approvals: 1 }]);
  const big = await request(operator, take(50));
  await mustSay(approver, 'approve', big.plan);
  await expect.poll(() => actsOn(desk(), big.eventIds), { timeout: 60_000 }).toBe(50);
  const more = [await request(operator, take(1)), await request(operator, take(1))];
  const thief = personWith(desk(), approver.email, (await signIn(desk(), approver.email)).cookie);
  for (const plan of more.map((one) => one.plan)) {
    for (const person of [approver, thief]) {
      await expectHeld(110, 'one row more, approved with the cookie alone', async () => {
        expect((await person.act('approve', plan)).said).toBe('forbidden step_up');
        expect((await person.act('bulkApprove', { plans: [plan] })).said).toBe('forbidden step_up');
        for (const one of more) await expectStillWaiting(desk(), operator, one);
      });
    }
  }
  await expectHeld(110, 'what the page says beforehand is what the server does', async () => {
    const { body } = await approver.read(routes.apiBatch(more[0]?.plan.batchId ?? ''));
    expect(body.stepUp).toEqual({ approve: true, breakGlass: true, freeRows: 0 });
    expect((await approver.read(routes.apiApprovals({ tab: 'needs' }))).body.freeRows).toBe(0);
  });
});

test('#110 many lost rows are not sent again with a cookie alone', async () => {
  await savePolicy(admin, SWITCHED_OFF, { stepUpRows: null });
  await desk().control.armFaults([{ action: ACTION, kind: 'drop-before', times: 1 }]);
  const draft = await draftOf(operator, take(4), null);
  await mustSay(operator, 'submitBatch', draft);
  await savePolicy(admin, SWITCHED_OFF, { stepUpRows: 3 });
  const rows = async () => {
    // Nobody waits four minutes in a test: the calls that were given up become older where they are stored.
    const move = `"startedAtMs" = "startedAtMs" - ${FIVE_MINUTES_MS}, "endedAtMs" = "endedAtMs" - ${FIVE_MINUTES_MS}`;
    changeStore(desk(), `update "calls" set ${move} where "state" = 'unknown'`);
    changeStore(desk(), `update "batchRows" set "nextReadMs" = 0 where "outcome" = 'unknown'`);
    const sql = `select "id" from "batchRows" where "batchId" = ? and "needsDecisionAtMs" is not null`;
    return askStore<{ id: string }>(desk(), sql, draft.draftId).map(({ id }) => id);
  };
  await expect.poll(async () => (await rows()).length, { timeout: 60_000 }).toBe(4);
  const rowIds = await rows();
  const { eventIds } = await lookAt(onCall, draft.draftId);
  const ask = { decision: 'resend', reason: 'looked' };
  await expectHeld(110, 'four lost rows at once, where three are free', async () => {
    expect((await onCall.act('decideRows', { ...ask, rowIds })).said).toBe('forbidden step_up');
    expect((await batchOf(onCall, draft.draftId)).rows.map(({ outcome }) => outcome)).toEqual(
      Array(4).fill('unknown'),
    );
    expect(await actsOn(desk(), eventIds)).toBe(0);
  });
  await mustSay(onCall, 'decideRows', { ...ask, rowIds: rowIds.slice(0, 3) });
  await expectHeld(110, 'the fourth one after the other three', async () => {
    expect((await onCall.act('decideRows', { ...ask, rowIds: rowIds.slice(3) })).said).toBe(
      'forbidden step_up',
    );
  });
  await mustSay(onCall, 'decideRows', { ...ask, rowIds: rowIds.slice(3), stepUp });
  await expect.poll(() => actsOn(desk(), eventIds), { timeout: 60_000 }).toBe(4);
});
