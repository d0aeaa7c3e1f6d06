import { invited, type Person, signedIn } from '@/e2e/abuse/person';
import { savePolicy } from '@/e2e/abuse/policy';
import { hashReceived, letMeet, type Meeting } from '@/e2e/abuse/race';
import {
  actsOn,
  type Batch,
  batchOf,
  draftOf,
  type EventPool,
  eventsToRedeploy,
  lookAt,
  minutesAhead,
  mustSay,
  ordersReceived,
  poolOf,
} from '@/e2e/abuse/requests';
import { expectHeld } from '@/e2e/abuse/tries';
import { seeded } from '@/e2e/faults/seeded';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { DEFAULT_POLICY } from '@/lib/domain/approval-policy';
import { DEFAULT_ACCOUNT } from '@/lib/domain/plan-hash';

/** `ABUSE=full`: as many as `docs/security.md` publishes; else as many as every test run can afford. */
const IS_FULL = process.env.ABUSE === 'full';
const ROUNDS = IS_FULL ? 1_000 : 60;
const LANES = 4;
/** One plan of 5,000 rows, cut into pieces of just what one approval is enough for. */
const PIECES = 50;
const PIECE_ROWS = IS_FULL ? 99 : 5;

const desk = deskFor({
  scenario: IS_FULL ? 'huge' : 'storm',
  roles: ['admin'],
  env: {
    APPROVAL_POLICY: 'default',
    ENS_CALLS_PER_SECOND: '100',
    ...(process.env.ABUSE_DATABASE_URL ? { DATABASE_URL: process.env.ABUSE_DATABASE_URL } : {}),
  },
});

let admin: Person;
let operator: Person;
let approver: Person;
let take: EventPool;
/** Types of the cloud's events by their keys: a call does not say them. */
let types: Map<string, string>;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  admin = await signedIn(desk(), 'admin@desk.local');
  operator = await invited(desk(), admin, 'operator@desk.local', 'operator');
  approver = await invited(desk(), admin, 'approver@desk.local', 'approver');
  // One approver decides in all rounds: how many rows that are in a day is not what is tried here.
  await savePolicy(admin, DEFAULT_POLICY.rules, { stepUpRows: null });
  const events = await eventsToRedeploy(operator, ROUNDS * 2 + PIECES * PIECE_ROWS + 1);
  take = poolOf(events.map(({ key }) => key));
  types = new Map(events.map(({ key, eventType }) => [key, eventType]));
});

test(`#46 what is sent is what was approved, whatever changes at that moment (${ROUNDS} interleavings)`, async () => {
  test.setTimeout(IS_FULL ? 3_600_000 : 240_000);
  const meetings = await meetAll();
  const won = (who: Meeting['won']) => meetings.filter((one) => one.won === who).length;
  console.log(
    `${ROUNDS} interleavings: ${won('approver')} approved, ${won('editor')} changed, ${won('both')} both`,
  );
  // A race that the same side always wins is none.
  expect(won('approver')).toBeGreaterThan(0);
  expect(won('editor')).toBeGreaterThan(0);
  const batches = new Map<string, Batch>();
  for (const { batchId } of meetings) batches.set(batchId, await settled(batchId));
  const orders = await ordersReceived(desk());
  const target = { endpoint: desk().simulator.url, account: DEFAULT_ACCOUNT };
  await expectHeld(
    46,
    'an edit and an approval of the same plan at the same moment',
    async () => {
      const mismatches = meetings.filter((meeting) => !isAsApproved(meeting, batches.get(meeting.batchId)));
      expect(mismatches).toEqual([]);
      const ours = new Set(meetings.flatMap(({ eventIds }) => eventIds));
      const effects = Object.entries(await desk().control.effects()).filter(([eventId]) => ours.has(eventId));
      expect(effects.filter(([, times]) => times !== 1)).toEqual([]);
      expect(effects.length).toBe(orders.filter(({ EventId }) => ours.has(EventId)).length);
    },
    ROUNDS,
  );
  await expectHeld(
    46,
    'an approval of the plan as it was, sent again after the change',
    () => expect(meetings.filter(({ replaysTaken }) => replaysTaken > 0)).toEqual([]),
    meetings.reduce((sum, { replays }) => sum + replays, 0),
  );

  /** Nothing reached the cloud, and the batch says so; or exactly one plan did, which was approved by that hash. */
  function isAsApproved({ batchId, eventIds, approvedHashes }: Meeting, batch: Batch | undefined): boolean {
    if (!batch) return false;
    const received = orders.filter(({ EventId }) => eventIds.includes(EventId));
    if (received.length === 0) return UNSENT.includes(batch.state);
    return (
      SENT.includes(batch.state) &&
      batch.planHash !== null &&
      approvedHashes.includes(batch.planHash) &&
      hashReceived({ batchId, revision: batch.revision }, received, { target, types }) === batch.planHash
    );
  }
});

const UNSENT = ['awaiting_approval', 'withdrawn'];
const SENT = ['sent', 'done'];

/** Several people and batches at once, as on a bad night. */
async function meetAll(): Promise<Meeting[]> {
  const random = seeded(46);
  const planTimeMs = minutesAhead(180);
  const meetings: Meeting[] = [];
  let next = 0;
  const lane = async () => {
    while (next < ROUNDS) {
      const number = next;
      next += 1;
      meetings.push(await letMeet({ operator, approver }, { number, keys: take(2), planTimeMs, random }));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return meetings;
}

/** The batch when nothing of it is under way any more. */
async function settled(batchId: string): Promise<Batch> {
  let batch = await batchOf(operator, batchId);
  const isUnderWay = () => batch.state === 'approved' || batch.state === 'sending';
  await expect
    .poll(async () => {
      if (isUnderWay()) batch = await batchOf(operator, batchId);
      return isUnderWay();
    })
    .toBe(false);
  return batch;
}

test(`#47 a plan cut into ${PIECES} pieces of ${PIECE_ROWS} rows counts as the whole`, async () => {
  test.setTimeout(IS_FULL ? 1_800_000 : 240_000);
  await savePolicy(
    admin,
    [
      { when: {}, approvals: 1 },
      { when: { moreThanRows: PIECE_ROWS }, approvals: 2 },
    ],
    { stepUpRows: null },
  );
  // The rounds before count for their requester too: these are another person's.
  const cutter = await invited(desk(), admin, 'cutter@desk.local', 'operator');
  const twin = await invited(desk(), admin, 'Cutter+2@desk.local', 'operator');
  const drafts: Awaited<ReturnType<typeof draftOf>>[] = [];
  for (let piece = 0; piece < PIECES; piece += 1) drafts.push(await draftOf(cutter, take(PIECE_ROWS)));
  // Half of them all at once, so that none may slip past while another is counted.
  const [one = [], other = []] = [drafts.slice(0, PIECES / 2), drafts.slice(PIECES / 2)];
  await Promise.all(one.map((draft) => mustSay(cutter, 'requestApproval', draft)));
  for (const draft of other) await mustSay(cutter, 'requestApproval', draft);
  const pieces = await Promise.all(
    drafts.map(async ({ draftId }) => ({ draftId, ...(await batchOf(approver, draftId)) })),
  );
  await expectHeld(
    47,
    'pieces that stay below the limit',
    async () => {
      const free = pieces.filter(({ needed }) => needed === 1);
      expect(free).toHaveLength(1);
      const plans = pieces.map(({ draftId, revision, planHash }) => ({
        batchId: draftId,
        revision,
        planHash,
      }));
      await mustSay(approver, 'bulkApprove', { plans });
      const acts = (of: typeof pieces) =>
        actsOn(
          desk(),
          of.flatMap(({ rows }) => rows.map(({ eventId }) => eventId)),
        );
      await expect.poll(() => acts(free)).toBe(PIECE_ROWS);
      expect(await acts(pieces.filter((piece) => !free.includes(piece)))).toBe(0);
    },
    PIECES,
  );
  await expectHeld(47, 'one more piece by a second account of the same mailbox', async () => {
    const draft = await draftOf(twin, take(1));
    await mustSay(twin, 'requestApproval', draft);
    const more = await lookAt(approver, draft.draftId);
    expect((await mustSay(approver, 'approve', more.plan)).state).toBe('awaiting_approval');
    expect(await actsOn(desk(), more.eventIds)).toBe(0);
  });
});
