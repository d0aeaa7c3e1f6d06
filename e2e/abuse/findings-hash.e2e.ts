import { invited, type Person, signedIn } from '@/e2e/abuse/person';
import { startRefused } from '@/e2e/abuse/refused-start';
import {
  actsOn,
  auditOf,
  batchOf,
  draftOf,
  type EventPool,
  eventPool,
  lookAt,
  minutesAhead,
  mustSay,
  ordersReceived,
  type Request,
  request,
} from '@/e2e/abuse/requests';
import { expectHeld } from '@/e2e/abuse/tries';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { PASSWORD } from '@/e2e/helpers/desk';
import { askStore, changeStore, pauseSending, resumeSending } from '@/e2e/helpers/store-file';
import { routes } from '@/lib/url/routes';

const STEP_UP = { password: PASSWORD };
const ACCOUNT = '1234567890123456';

const desk = deskFor({
  scenario: 'storm',
  roles: ['admin'],
  env: { APPROVAL_POLICY: 'default', ENS_ACCOUNT_ID: ACCOUNT },
});

let operator: Person;
let approver: Person;
let admin: Person;
let take: EventPool;

test.beforeAll(async () => {
  admin = await signedIn(desk(), 'admin@desk.local');
  operator = await invited(desk(), admin, 'operator@desk.local', 'operator');
  approver = await invited(desk(), admin, 'approver@desk.local', 'approver');
  take = await eventPool(operator, 200);
});

type Ids = { eventId: string; resourceId: string; eventType: string };

/** An event of the account that nobody has planned: what an attacker would rather have redeployed. */
function victim(): Ids & { key: string } {
  const [key = ''] = take(1);
  const [event] = askStore<Ids>(
    desk(),
    'select "eventId", "resourceId", "eventType" from "events" where "key" = ?',
    key,
  );
  if (!event) throw new Error('the store does not know the event');
  return { key, ...event };
}

/** Changes columns of the one row of a batch; the words of what was changed. */
const CHANGES: [string, (other: Ids & { key: string }) => Record<string, string>][] = [
  ['the event id', ({ eventId }) => ({ eventId })],
  ['the resource id', ({ resourceId }) => ({ resourceId })],
  ['both ids', ({ eventId, resourceId }) => ({ eventId, resourceId })],
  [
    'both ids and the key that goes with them',
    ({ eventId, resourceId, key }) => ({ eventId, resourceId, eventKey: key, liveKey: key }),
  ],
  ['the type', () => ({ eventType: 'Instance:SystemMaintenance.Reboot' })],
];

function changeRow({ plan }: Request, change: Record<string, string>): void {
  const columns = Object.keys(change).map((column) => `"${column}" = ?`);
  const sql = `update "batchRows" set ${columns.join(', ')} where "batchId" = ?`;
  expect(changeStore(desk(), sql, ...Object.values(change), plan.batchId)).toBe(1);
}

/** Neither what was requested nor what was put in its place reached the cloud, and the batch says so. */
async function expectVoid({ plan, eventIds }: Request, others: readonly string[]): Promise<void> {
  await expect.poll(async () => (await batchOf(operator, plan.batchId)).state).toBe('void');
  const ours = [...eventIds, ...others];
  expect(await actsOn(desk(), ours)).toBe(0);
  expect((await ordersReceived(desk())).filter(({ EventId }) => ours.includes(EventId))).toEqual([]);
  expect(await auditOf(admin, { id: plan.batchId, action: 'batch.void' })).toHaveLength(1);
}

test('#114 what a call is made of cannot be changed in the store after the request', async () => {
  for (const [what, changeTo] of CHANGES) {
    const other = victim();
    await expectHeld(114, `${what} changed while it waits, then an approval`, async () => {
      const waiting = await request(operator, take(1));
      changeRow(waiting, changeTo(other));
      expect((await approver.act('approve', waiting.plan)).said).toBe('conflict approval_state');
      await expectVoid(waiting, [other.eventId]);
    });
  }
  pauseSending(desk());
  const approved: [string, Request, Ids][] = [];
  for (const [what, changeTo] of CHANGES) {
    const other = victim();
    const one = await request(operator, take(1));
    await mustSay(approver, 'approve', one.plan);
    changeRow(one, changeTo(other));
    approved.push([what, one, other]);
  }
  resumeSending(desk());
  for (const [what, one, other] of approved) {
    await expectHeld(114, `${what} changed after the approval, before the sending`, () =>
      expectVoid(one, [other.eventId]),
    );
  }
});

test('#114 a request made for one account is not sent for another', async ({ as }) => {
  const waiting = await request(operator, take(1));
  pauseSending(desk());
  const approved = await request(operator, take(1));
  await mustSay(approver, 'approve', approved.plan);
  await desk().stopServer();
  desk().env.ENS_ACCOUNT_ID = '6543210987654321';
  await desk().startServer();
  resumeSending(desk());
  await expectHeld(114, 'approved for another account than the server has now', () =>
    expectVoid(approved, []),
  );
  await expectHeld(114, 'approving what was requested for another account', async () => {
    expect((await approver.act('approve', waiting.plan)).said).toBe('conflict approval_state');
    await expectVoid(waiting, []);
    const { body } = await operator.read(routes.apiBatch(waiting.plan.batchId));
    expect(body).toMatchObject({
      lostTarget: { endpoint: desk().simulator.url, account: ACCOUNT },
      rows: [{ outcome: 'skipped', reason: 'target_changed' }],
    });
  });
  const page = await as(desk(), 'admin');
  await page.goto(routes.batch(waiting.plan.batchId));
  await expect(
    page.getByText(
      `This was requested for ${desk().simulator.url}, account ${ACCOUNT}. The server now sends to another`,
    ),
  ).toBeVisible();
  // Sending works as before: what is asked for now goes.
  const anew = await request(operator, take(1));
  await mustSay(approver, 'approve', anew.plan);
  await expect.poll(() => actsOn(desk(), anew.eventIds)).toBe(1);
});

test('#116 many rows that go soon need two people, at once or a quarter of an hour later', async () => {
  const cutter = await invited(desk(), admin, 'cutter@desk.local', 'operator');
  await expectHeld(116, '60 rows planned 15 minutes ahead with one approval', async () => {
    const many = await request(operator, take(60), minutesAhead(15));
    expect((await batchOf(operator, many.plan.batchId)).needed).toBe(2);
    const once = await mustSay(approver, 'approve', { ...many.plan, stepUp: STEP_UP });
    expect(once.state).toBe('awaiting_approval');
    expect(await actsOn(desk(), many.eventIds)).toBe(0);
    await mustSay(operator, 'withdraw', { batchId: many.plan.batchId });
  });
  await expectHeld(116, 'the same in two batches of 30', async () => {
    await mustSay(cutter, 'requestApproval', await draftOf(cutter, take(30), minutesAhead(15)));
    const second = await draftOf(cutter, take(30), minutesAhead(15));
    expect((await cutter.act('submitBatch', second)).said).toBe('conflict approval_needed');
    await mustSay(cutter, 'requestApproval', second);
    const asked = await lookAt(approver, second.draftId);
    expect((await batchOf(cutter, second.draftId)).needed).toBe(2);
    const once = await mustSay(approver, 'approve', { ...asked.plan, stepUp: STEP_UP });
    expect(once.state).toBe('awaiting_approval');
    expect(await actsOn(desk(), asked.eventIds)).toBe(0);
  });
});

const FOREIGN = [
  'https://evil.test',
  'https://ens.aliyuncs.com.evil.test',
  'https://evilaliyuncs.com',
  'https://ens.oss-cn-beijing.aliyuncs.com',
] as const;

test('#124 a server whose signed requests would go to a foreign host does not start', async () => {
  const settings = { AUTH_SECRET: desk().env.AUTH_SECRET ?? '' };
  const tries = await Promise.all(
    FOREIGN.map(async (endpoint) => ({
      endpoint,
      ...(await startRefused({ ...settings, ENS_ENDPOINT: endpoint })),
    })),
  );
  for (const { endpoint, code, text, answered } of tries) {
    await expectHeld(124, `starting with ENS_ENDPOINT=${endpoint}`, () => {
      expect(code).toBe(1);
      expect(text).toMatch(/ENS_ENDPOINT: must be .* ENS_ENDPOINT_ANY=1/);
      expect(answered).toBe(false);
    });
  }
});
