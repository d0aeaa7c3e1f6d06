import { invited, type Person, signedIn } from '@/e2e/abuse/person';
import { savePolicy, TWO_APPROVALS } from '@/e2e/abuse/policy';
import {
  actsOn,
  auditOf,
  batchOf,
  type EventPool,
  eventPool,
  mustSay,
  type Request,
  request,
} from '@/e2e/abuse/requests';
import { expectHeld } from '@/e2e/abuse/tries';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { PASSWORD } from '@/e2e/helpers/desk';
import { changeStore, pauseSending, resumeSending } from '@/e2e/helpers/store-file';

const SEND = 'BatchEventRedeployInstance';
const DAY_MS = 86_400_000;
const ROWS = 5;
const CALL_ROWS = 2;

/** The mirror is read once, so that a level which the test writes stays. */
const desk = deskFor({
  scenario: 'storm',
  roles: ['admin'],
  env: {
    APPROVAL_POLICY: 'default',
    ENS_BATCH_ROWS: String(CALL_ROWS),
    ENS_SYNC_INTERVAL_MS: '3600000',
  },
});

let admin: Person;
let operator: Person;
let other: Person;
let approvers: Person[];
let take: EventPool;

test.beforeAll(async () => {
  admin = await signedIn(desk(), 'admin@desk.local');
  operator = await invited(desk(), admin, 'operator@desk.local', 'operator');
  other = await invited(desk(), admin, 'other@desk.local', 'operator');
  approvers = [];
  for (const name of ['first', 'second', 'third', 'fourth'])
    approvers.push(await invited(desk(), admin, `${name}@desk.local`, 'approver'));
  take = await eventPool(operator, 40);
  changeStore(desk(), `update "events" set "eventLevel" = 'WARN', "localDisk" = 0`);
});

const stateOf = async (batchId: string) => (await batchOf(admin, batchId)).state;
const settles = (batchId: string, state: string) => expect.poll(() => stateOf(batchId)).toBe(state);
const disable = (person: Person) => mustSay(admin, 'disableUser', { email: person.email });

/** A batch of which one call has left, and whose next one the cloud refuses: our key lost its permission in between. */
async function stuck(asked: readonly Person[], person = operator): Promise<Request> {
  pauseSending(desk());
  const made = await request(person, take(ROWS), null);
  for (const approver of asked) await mustSay(approver, 'approve', made.plan);
  const { rows } = await batchOf(admin, made.plan.batchId);
  const before = await refusals();
  const resourceId = rows[CALL_ROWS]?.resourceId;
  await desk().control.armFaults([{ action: SEND, kind: 'no-permission', times: 99, resourceId }]);
  resumeSending(desk());
  await expect.poll(refusals).toBeGreaterThan(before);
  expect(await actsOn(desk(), made.eventIds)).toBe(CALL_ROWS);
  return made;
}

async function refusals(): Promise<number> {
  return (await desk().control.calls()).filter(({ outcome }) => outcome === 'fault:no-permission').length;
}

/** Somebody mends the key: what may be sent goes within a second. */
async function mend(): Promise<void> {
  await desk().control.armFaults([]);
  resumeSending(desk());
}

test('#4 the approvals of a batch are taken while it is being sent', async () => {
  await savePolicy(admin, TWO_APPROVALS);
  const [first, second, third, fourth] = approvers as [Person, Person, Person, Person];
  const made = await stuck([first, second]);
  await expectHeld(
    104,
    'both approvers are disabled after the first call, then the key is mended',
    async () => {
      await disable(first);
      await disable(second);
      await mend();
      await settles(made.plan.batchId, 'awaiting_approval');
      expect(await batchOf(admin, made.plan.batchId)).toMatchObject({
        approved: 0,
        needed: 2,
        planHash: made.plan.planHash,
      });
      expect(await actsOn(desk(), made.eventIds)).toBe(CALL_ROWS);
    },
  );
  await expectHeld(104, 'one new approval of the two that are needed', async () => {
    await mustSay(third, 'approve', made.plan);
    expect(await stateOf(made.plan.batchId)).toBe('awaiting_approval');
    expect(await actsOn(desk(), made.eventIds)).toBe(CALL_ROWS);
  });
  await expectHeld(104, 'the rest is changed after rows have left', async () => {
    const { batchId, revision } = made.plan;
    const edit = { batchId, expectedRevision: revision };
    expect((await operator.act('revise', edit)).said).toBe('conflict approval_begun');
  });
  await mustSay(fourth, 'approve', made.plan);
  await settles(made.plan.batchId, 'sent');
  expect(await actsOn(desk(), made.eventIds)).toBe(ROWS);
});

test('#4 the permission comes back three weeks later', async () => {
  await savePolicy(admin, [{ when: {}, approvals: 1 }]);
  const made = await stuck(approvers.slice(2, 3));
  await expectHeld(104, 'rows that go now, three weeks after they were approved', async () => {
    const moved = changeStore(
      desk(),
      `update "batchRows" set "sendUntilMs" = "sendUntilMs" - ? where "batchId" = ?`,
      20 * DAY_MS,
      made.plan.batchId,
    );
    expect(moved).toBe(ROWS);
    // Also while nothing is sent at all.
    await expect
      .poll(async () => (await batchOf(admin, made.plan.batchId)).rows.map(({ outcome }) => outcome), {
        timeout: 20_000,
      })
      .toEqual(['accepted', 'accepted', 'skipped', 'skipped', 'skipped']);
    await mend();
    expect(await auditOf(admin, { id: made.plan.batchId, action: 'rows.skip' })).toHaveLength(1);
    expect((await other.act('retryRefused', { batchId: made.plan.batchId })).data.rowCount).toBe(3);
    expect(await actsOn(desk(), made.eventIds)).toBe(CALL_ROWS);
  });
});

test('#18 the requester is disabled', async () => {
  const [, , third] = approvers as [Person, Person, Person];
  const taken = await invited(desk(), admin, 'taken@desk.local', 'operator');
  const waiting = await request(taken, take(2), null);
  const approved = await stuck([third], taken);
  await disable(taken);
  await expectHeld(118, 'the waiting request of a disabled account is approved', async () => {
    expect((await third.act('approve', waiting.plan)).said).toBe('conflict approval_state');
    expect(await stateOf(waiting.plan.batchId)).toBe('halted');
    expect(await actsOn(desk(), waiting.eventIds)).toBe(0);
  });
  await expectHeld(118, 'the rest of a batch on its way, by the account enabled again', async () => {
    await mustSay(admin, 'enableUser', { email: taken.email, stepUp: { password: PASSWORD } });
    await mend();
    expect(await stateOf(approved.plan.batchId)).toBe('halted');
    expect(await auditOf(admin, { id: approved.plan.batchId, action: 'batch.halt' })).toHaveLength(1);
    expect(await actsOn(desk(), approved.eventIds)).toBe(CALL_ROWS);
  });
  await expectHeld(118, 'a role that was taken behind the desk, by SQL', async () => {
    const behind = await request(other, take(2), null);
    changeStore(desk(), `update "user" set "role" = 'viewer' where "email" = ?`, other.email);
    await settles(behind.plan.batchId, 'halted');
    expect(await actsOn(desk(), behind.eventIds)).toBe(0);
  });
  expect((await operator.act('replan', { batchId: waiting.plan.batchId })).data.rowCount).toBe(2);
});

test('#23 an event becomes critical after the approval', async () => {
  const [, , third, fourth] = approvers as [Person, Person, Person, Person];
  await savePolicy(admin, [
    { when: {}, approvals: 1 },
    { when: { critical: true }, approvals: 2 },
  ]);
  pauseSending(desk());
  const made = await request(operator, take(3), null);
  await mustSay(third, 'approve', made.plan);
  expect(await stateOf(made.plan.batchId)).toBe('approved');
  await expectHeld(123, 'one approval for a batch of which an event is critical by now', async () => {
    changeStore(
      desk(),
      `update "events" set "eventLevel" = 'CRITICAL' where "eventId" = ?`,
      made.eventIds[0] ?? '',
    );
    resumeSending(desk());
    await settles(made.plan.batchId, 'awaiting_approval');
    expect(await batchOf(admin, made.plan.batchId)).toMatchObject({ approved: 1, needed: 2 });
    expect(await actsOn(desk(), made.eventIds)).toBe(0);
  });
  await mustSay(fourth, 'approve', made.plan);
  await settles(made.plan.batchId, 'sent');
  expect(await actsOn(desk(), made.eventIds)).toBe(3);
});
