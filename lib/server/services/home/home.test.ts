import { describe, expect, test } from 'vitest';
import { FEED_ENDS_SOON_MS, FEED_LIFE_MS } from '@/lib/domain/calendar';
import { DEFAULT_OUTCOME_SETTINGS } from '@/lib/domain/outcome-settings';
import type { RowFacts } from '@/lib/domain/outcomes';
import { ROLES } from '@/lib/domain/permissions';
import type { HomeView } from '@/lib/schemas/desk';
import { saveScope } from '@/lib/server/db/queries/sync';
import { createDraft } from '@/lib/server/services/batches/create-draft';
import { reject } from '@/lib/server/services/batches/decide-request';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { createFeed } from '@/lib/server/services/calendar/feeds';
import { listEvents } from '@/lib/server/services/events/list';
import { readHome } from '@/lib/server/services/home/read';
import { listOutcomes } from '@/lib/server/services/outcomes/list';
import { approvalDeskForEachTest, KEYS } from '@/lib/testing/approval-desk';
import { TEST_NOW_MS } from '@/lib/testing/event-mirror';
import { fillRows } from '@/lib/testing/outcome-rows';
import { testStoreKinds } from '@/lib/testing/stores';

const HOUR = 3_600_000;
const ORDERED: RowFacts = {
  outcome: 'accepted',
  reason: null,
  eventType: 'Instance:SystemFailure.Redeploy',
  opsType: 'immediate',
  planTimeMs: null,
  needsDecisionAtMs: null,
  leftAtMs: null,
  acceptedAtMs: TEST_NOW_MS - HOUR,
  cloudStatus: 'Scheduled',
  executingSinceMs: null,
  finalAtMs: null,
  absentReads: 0,
  absentSinceMs: null,
  instanceReads: 0,
  instanceOk: false,
  seenUpToMs: TEST_NOW_MS - 1_000,
  updatedAtMs: TEST_NOW_MS - HOUR,
};
const ENDED = { finalAtMs: TEST_NOW_MS - 1_000, instanceOk: true };
/** One row that waits for a decision, two late ones, one refused, one that runs, one that ended well. */
const ROWS: RowFacts[] = [
  { ...ORDERED, outcome: 'unknown', acceptedAtMs: null, needsDecisionAtMs: TEST_NOW_MS - 5_000 },
  ORDERED,
  ORDERED,
  { ...ORDERED, outcome: 'refused', acceptedAtMs: null },
  { ...ORDERED, cloudStatus: 'Executing', executingSinceMs: TEST_NOW_MS - 2_000 },
  { ...ORDERED, ...ENDED, cloudStatus: 'Executed' },
];

describe.each(testStoreKinds())('home on %s', (kind) => {
  let olga: PersonContext;
  let amir: PersonContext;
  let ada: PersonContext;
  const { request, addPerson, passTime } = approvalDeskForEachTest(kind, (desk) => {
    ({ olga, amir, ada } = desk);
  });

  const home = (ctx: PersonContext) => readHome(ctx, {}, DEFAULT_OUTCOME_SETTINGS);
  const numbers = ({ waiting }: HomeView) =>
    Object.fromEntries(waiting.map(({ kind: name, count, isMine }) => [name, [count, isMine]]));

  test('each number is that of the list behind it, and says for whom it waits', async () => {
    await fillRows(
      olga.store,
      ROWS.map((facts) => ({ facts })),
    );
    await request(olga, 1, 0);
    await createDraft(olga, { selection: { kind: 'keys', keys: KEYS.slice(2, 4) } });
    const oncall = await addPerson('ona', { role: 'on-call' });
    const viewer = await addPerson('vic', { role: 'viewer' });
    const rows = { needs_decision: [1, false], late: [2, true], refused: [1, true] };
    const events = { due_24h: [119, true] };
    expect(numbers(await home(olga))).toEqual({
      ...rows,
      ...events,
      drafts: [1, true],
      open_requests: [1, false],
    });
    expect(numbers(await home(amir))).toEqual({ ...rows, ...events, approvals: [1, true] });
    expect(numbers(await home(oncall))).toEqual({
      ...rows,
      needs_decision: [1, true],
      due_24h: [119, false],
    });
    expect(Object.values(numbers(await home(viewer))).every(([, isMine]) => !isMine)).toBe(true);
    const { counts } = await listOutcomes(viewer, {}, DEFAULT_OUTCOME_SETTINGS);
    expect([counts.needs_decision, counts.late, counts.refused]).toEqual([1, 2, 1]);
    const filter = { redeployable: true, unplanned: true, dueBeforeMs: TEST_NOW_MS + 24 * HOUR };
    expect((await listEvents(viewer, filter)).total).toBe(119);
    expect((await home(viewer)).moving).toEqual({ running: 1, next24h: 0, doneToday: 1 });
  });

  test('what came back, and what is due in two hours without a plan', async () => {
    const asked = await request(olga, 1, 0);
    expect((await home(olga)).nextDue).toMatchObject({ key: KEYS[1], isEstimate: false });
    passTime(60_000);
    await reject(amir, { ...asked, comment: 'another night' });
    passTime(8 * HOUR + 5 * 60_000);
    const { due_2h, due_24h, ended_requests } = numbers(await home(olga));
    expect([due_2h, due_24h, ended_requests]).toEqual([
      [6, true],
      [120, true],
      [1, true],
    ]);
    expect((await home(olga)).nextDue?.key).toBe(KEYS[0]);
  });

  test('the owner of a calendar link hears that it ends within 14 days, nobody else', async () => {
    await createFeed(olga, { filter: {}, locale: 'en' }, 'https://desk.example.com');
    await createFeed(olga, { filter: {}, locale: 'en' }, 'https://desk.example.com');
    passTime(FEED_LIFE_MS - FEED_ENDS_SOON_MS);
    expect(numbers(await home(olga)).calendar_links).toBeUndefined();
    passTime(1);
    expect(numbers(await home(olga)).calendar_links).toEqual([2, true]);
    expect(numbers(await home(amir)).calendar_links).toBeUndefined();
  });

  test('admins hear of broken channels and of a cloud that cannot be read, others do not', async () => {
    const scope = { lastSuccessMs: TEST_NOW_MS - HOUR, lastErrorAtMs: TEST_NOW_MS - 1_000 };
    await saveScope(olga.store.db, 'open', scope);
    await olga.store.db.insertInto('channels').values(BROKEN).execute();
    const seen = await home(ada);
    expect(numbers(seen)).toMatchObject({ cloud: [1, true], channels: [1, true] });
    expect(seen.blindSinceMs).toBe(TEST_NOW_MS - HOUR);
    const others = numbers(await home(amir));
    expect([others.cloud, others.channels]).toEqual([undefined, undefined]);
  });

  test('a new desk names three steps for each role, ticked by what is there, until something was sent', async () => {
    const steps = async (ctx: PersonContext) =>
      (await home(ctx)).steps?.map(({ step, isDone }) => `${step}${isDone ? ' done' : ''}`);
    for (const role of ROLES) {
      const person = await addPerson(`new-${role}`, { role });
      expect((await home(person)).steps).toHaveLength(3);
    }
    expect(await steps(ada)).toEqual(['connect', 'people done', 'channel']);
    expect(await steps(olga)).toEqual(['connect', 'draft', 'submit']);
    await saveScope(olga.store.db, 'open', { lastSuccessMs: TEST_NOW_MS });
    const { batchId } = await request(olga, 1);
    expect(await steps(olga)).toEqual(['connect done', 'draft done', 'submit done']);
    expect(await steps(amir)).toEqual(['connect done', 'request done', 'decide']);
    await olga.store.db
      .insertInto('calls')
      .values({ ...CALL, batchId })
      .execute();
    expect((await home(olga)).steps).toBeNull();
  });
});

const CALL = {
  id: 'call-1',
  state: 'answered' as const,
  rowCount: 1,
  startedAtMs: TEST_NOW_MS,
  requestHash: '',
  owner: 'test',
  fence: 1,
  leaseUntilMs: 0,
  endedAtMs: null,
  httpStatus: null,
  requestId: null,
  vendorCode: null,
  vendorMessage: null,
};
const BROKEN = {
  id: 'chn_1',
  type: 'webhook' as const,
  name: 'Night',
  addressSealed: 'x',
  addressHost: 'hooks.example.com',
  kindsJson: '[]',
  regionsJson: '[]',
  quietJson: '[]',
  language: 'en',
  zone: 'UTC',
  keyword: '',
  mentionsJson: '[]',
  createdBy: 'ada',
  createdByName: 'Ada',
  brokenAtMs: TEST_NOW_MS,
  revision: 1,
  holdsUrgent: 0,
  restUntilMs: 0,
  createdAtMs: 0,
  updatedAtMs: 0,
};
