import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { protectedPaths } from '@/e2e/abuse/bypasses';
import { invited, type Person, signedIn } from '@/e2e/abuse/person';
import { actsOn, batchOf, draftOf, mustSay, planAt, type Request, request } from '@/e2e/abuse/requests';
import { expectHeld } from '@/e2e/abuse/tries';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { PASSWORD } from '@/e2e/helpers/desk';
import { askStore } from '@/e2e/helpers/store-file';
import { routes } from '@/lib/url/routes';

/** People who are limited to one region try every address and every action on what lies in the others. */

const desk = deskFor({ scenario: 'storm', roles: ['admin'], env: { APPROVAL_POLICY: 'default' } });
const DAY_MS = 86_400_000;

const eventsSchema = z.object({
  rows: z.array(
    z.object({ key: z.string(), eventId: z.string(), resourceId: z.string(), regionId: z.string() }),
  ),
  nextCursor: z.string().nullable(),
});
type Event = z.infer<typeof eventsSchema>['rows'][number];

let here: string;
let foreign: Request;
let mixed: Request;
let foreignDraft: { draftId: string; expectedRevision: number; rowCount: number };
let foreignRow: string;
let foreignKeys: string[];
let elsewhere: Event[];
let cast: Person[];
let approver: Person;
let onCall: Person;

async function readAll(person: Person, search: Record<string, string | number>): Promise<Event[]> {
  const events: Event[] = [];
  for (let cursor: string | null = null; ; ) {
    const { body } = await person.read(routes.apiEvents({ ...search, limit: 500, cursor }));
    const page = eventsSchema.parse(body);
    events.push(...page.rows);
    cursor = page.nextCursor;
    if (cursor === null) return events;
  }
}

test.beforeAll(async () => {
  const admin = await signedIn(desk(), 'admin@desk.local');
  const everywhere = await invited(desk(), admin, 'everywhere@desk.local', 'operator');
  const total = async () =>
    Number((await admin.read(routes.apiEvents({ redeployable: 1, limit: 1 }))).body.total);
  await expect.poll(total, { timeout: 60_000 }).toBeGreaterThan(50);
  const known = async () => (await readAll(admin, {})).filter(({ regionId }) => regionId !== '').length;
  await expect.poll(known, { timeout: 60_000 }).toBeGreaterThan(50);
  const open = (await readAll(admin, { redeployable: 1 })).filter(({ regionId }) => regionId !== '');
  here = open[0]?.regionId ?? '';
  const inside = open.filter(({ regionId }) => regionId === here).map(({ key }) => key);
  foreignKeys = open.filter(({ regionId }) => regionId !== here).map(({ key }) => key);
  foreign = await request(everywhere, foreignKeys.slice(0, 2));
  mixed = await request(everywhere, [...inside.slice(0, 1), ...foreignKeys.slice(2, 4)]);
  foreignDraft = await draftOf(everywhere, foreignKeys.slice(4, 5));
  foreignRow = (await batchOf(everywhere, foreign.plan.batchId)).rows[0]?.id ?? '';
  await mustSay(everywhere, 'commentBatch', {
    batchId: mixed.plan.batchId,
    rowId: (await batchOf(everywhere, mixed.plan.batchId)).rows.at(-1)?.id,
    text: `look at ${foreign.eventIds[0]}`,
  });
  cast = [];
  for (const role of ['viewer', 'on-call', 'operator', 'approver'] as const) {
    const email = `${role}@desk.local`;
    await invited(desk(), admin, email, role);
    await mustSay(admin, 'setUserRegions', { email, regions: [here] });
    // Fewer regions end all sessions.
    cast.push(await signedIn(desk(), email));
  }
  [, onCall, , approver] = cast as [Person, Person, Person, Person];
  elsewhere = (await readAll(admin, {})).filter(({ regionId }) => regionId !== here);
});

/** The text behind an address, whatever its status. */
async function textOf(person: Person, path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(desk().url + path, { headers: { cookie: person.cookie }, redirect: 'manual' });
  return { status: response.status, text: await response.text() };
}

function expectNothingOf(text: string, path: string): void {
  const told = elsewhere.flatMap(({ eventId, resourceId, regionId }) =>
    // An event of a region as a whole has that region's id for a resource, which pages give as an example, too.
    [eventId, resourceId].filter((id) => id !== regionId && text.includes(id)),
  );
  expect(told, path).toEqual([]);
}

const segmentsOf = (batchId: string) => ({
  batchId,
  draftId: foreignDraft.draftId,
  seq: '1',
  selectionId: 'none',
  instanceId: elsewhere[0]?.resourceId ?? '',
  serviceId: 'svc_none',
});

test('every page and API address of the build names nothing of the other regions', async () => {
  await expectHeld(
    126,
    'every address, with ids of batches, instances and drafts beyond the regions',
    async () => {
      const { pages, apis } = protectedPaths(segmentsOf(mixed.plan.batchId));
      const span = { since: Date.now() - DAY_MS, until: Date.now() + DAY_MS };
      const withSpan = (path: string) => {
        if (path === routes.apiOutcomesTimeline()) return routes.apiOutcomesTimeline(span);
        return path === routes.apiCalendar()
          ? routes.apiCalendar({ from: span.since, to: span.until })
          : path;
      };
      // The page of an instance repeats the id that was asked for: it says that there is no such instance.
      const shown = pages.filter((path) => !path.startsWith('/instances/'));
      // These answer only to an id, and are asked with one below.
      const ofOne = ['/api/events/detail', '/api/instances', '/api/schedule/check'];
      const asked = [...shown, ...apis.filter((path) => !ofOne.includes(path)).map(withSpan)];
      for (const person of cast) {
        for (const path of asked) {
          const { status, text } = await textOf(person, path);
          // Who asks wrongly, or too often, is told nothing whatever the regions.
          expect(status, path).toBeLessThan(429);
          expect(status, path).not.toBe(400);
          expectNothingOf(text, path);
        }
      }
    },
  );
  await expectHeld(126, 'everything below a batch with no row in the regions', async () => {
    const of = protectedPaths(segmentsOf(foreign.plan.batchId)).apis.filter((path) =>
      path.includes(foreign.plan.batchId),
    );
    expect(of.length).toBeGreaterThan(6);
    for (const person of cast) {
      for (const path of of) {
        const { status, text } = await textOf(person, path);
        expect([path, status]).toEqual([path, 404]);
        expectNothingOf(text, path);
      }
    }
  });
  await expectHeld(
    126,
    'an event, an instance, searches and filters by ids of the other regions',
    async () => {
      const [event] = elsewhere;
      if (!event) throw new Error('no event elsewhere');
      for (const person of cast) {
        expect((await textOf(person, routes.apiEventDetail(event.key))).status).toBe(404);
        expect((await textOf(person, routes.apiInstance(event.resourceId))).status).toBe(404);
        const slot = routes.apiScheduleCheck(event.resourceId, Date.now() + DAY_MS);
        expect((await textOf(person, slot)).status).toBe(404);
        const totalOf = async (path: string) => (await person.read(path)).body.total;
        expect(await totalOf(routes.apiEvents({ q: event.eventId }))).toBe(0);
        expect(await totalOf(routes.apiEvents({ region: event.regionId }))).toBe(0);
        expect(await totalOf(routes.apiBatches({ q: foreign.eventIds[0] ?? '' }))).toBe(0);
        expect(await totalOf(routes.apiAudit({ q: foreign.plan.batchId }))).toBe(0);
        const found = await person.read(routes.apiFindInstances({ q: event.resourceId }));
        expect(found.body.matches).toEqual([]);
        expectNothingOf((await textOf(person, routes.apiEventsCsv())).text, 'events.csv');
      }
    },
  );
});

test('no action touches, or confirms, what lies in the other regions', async () => {
  const stored = () =>
    JSON.stringify([
      askStore(desk(), 'select "id", "state", "revision", "rowCount" from "batches" order by "id"'),
      askStore(desk(), 'select "id", "outcome", "liveKey" from "batchRows" order by "id"'),
      askStore(desk(), 'select "email", "role", "regionsJson" from "user" order by "email"'),
    ]);
  const comment = 'as it should be';
  const { batchId, revision } = foreign.plan;
  const stepUp = { password: PASSWORD };
  const [key = ''] = foreignKeys.slice(5);
  const submit = { ...foreignDraft, requestKey: randomUUID() };
  const tries: [Person, string, unknown, string][] = [
    [approver, 'approve', { ...foreign.plan, comment, stepUp }, 'not_found batch'],
    [approver, 'reject', { ...foreign.plan, comment }, 'not_found batch'],
    [approver, 'bulkApprove', { plans: [foreign.plan], comment, stepUp }, 'not_found batch'],
    [
      approver,
      'breakGlass',
      { ...foreign.plan, reason: comment, incidentUrl: 'https://a.test/1', stepUp },
      'not_found batch',
    ],
    [approver, 'reviewBreakGlass', { batchId, verdict: 'justified', comment }, 'not_found batch'],
    [approver, 'commentBatch', { batchId, rowId: null, text: comment }, 'not_found batch'],
    [approver, 'look', { batchId, revision }, 'not_found batch'],
    [approver, 'markSeen', { batchId, revision }, 'not_found batch'],
    [approver, 'withdraw', { batchId, comment }, 'not_found batch'],
    [approver, 'revise', { batchId, expectedRevision: revision }, 'not_found batch'],
    [approver, 'replan', { batchId }, 'not_found batch'],
    [approver, 'stopBatch', { batchId }, 'not_found batch'],
    [approver, 'retryRefused', { batchId }, 'not_found batch'],
    [approver, 'submitBatch', submit, 'not_found draft'],
    [approver, 'requestApproval', submit, 'not_found draft'],
    [
      approver,
      'saveDraft',
      { draftId: foreignDraft.draftId, expectedRevision: 1, removeElsewhere: true },
      'not_found draft',
    ],
    [
      approver,
      'createDraft',
      { selection: { kind: 'keys', keys: [key] }, zone: 'UTC' },
      'invalid_input unknown_event',
    ],
    [
      approver,
      'createDraft',
      { selection: { kind: 'keys', keys: ['e-no/i-no'] }, zone: 'UTC' },
      'invalid_input unknown_event',
    ],
    [
      onCall,
      'decideRows',
      { rowIds: [foreignRow], decision: 'leave', reason: comment },
      'conflict undecided',
    ],
    [
      onCall,
      'decideRows',
      { rowIds: [randomUUID()], decision: 'leave', reason: comment },
      'conflict undecided',
    ],
    [
      onCall,
      'acknowledgeOutcomes',
      { rows: [{ rowId: foreignRow, phase: 'late' }], note: '' },
      'not_found rows',
    ],
    [
      onCall,
      'acknowledgeOutcomes',
      { rows: [{ rowId: randomUUID(), phase: 'late' }], note: '' },
      'not_found rows',
    ],
    [onCall, 'readInstanceNow', { instanceId: elsewhere[0]?.resourceId }, 'conflict nothing_to_read'],
    [approver, 'approve', { ...mixed.plan, comment, stepUp }, 'forbidden approval_regions'],
    [approver, 'reject', { ...mixed.plan, comment }, 'forbidden approval_regions'],
    [approver, 'stopBatch', { batchId: mixed.plan.batchId }, 'forbidden regions'],
    [approver, 'setUserRegions', { email: 'approver@desk.local', regions: null, stepUp }, 'forbidden role'],
  ];
  for (const [person, name, input, said] of tries) {
    await expectHeld(126, `${name} on ${JSON.stringify(input).slice(0, 60)}`, async () => {
      const before = stored();
      expect((await person.act(name, input)).said).toBe(said);
      expect(stored()).toBe(before);
    });
  }
  await expectHeld(126, 'all that match, over every region', async () => {
    const all = { q: '', type: [], level: [], status: [], region: [], dueBeforeMs: null, redeployable: true };
    const frozen = await mustSay(approver, 'freezeSelection', all);
    expect(frozen.regions).toBe(1);
    const { body } = await approver.read(routes.apiSelection(String(frozen.selectionId)));
    expect(
      z
        .array(z.string())
        .parse(body.keys)
        .filter((one) => foreignKeys.includes(one)),
    ).toEqual([]);
  });
  await expectHeld(126, 'a list of whom the inbox waits for', async () => {
    expect((await approver.read(routes.apiApprovals())).body).toMatchObject({
      rows: [],
      counts: { needs: 0 },
    });
  });
  expect(await actsOn(desk(), [...foreign.eventIds, ...mixed.eventIds])).toBe(0);
});

test('a draft whose regions were taken meanwhile is not sent', async () => {
  const admin = await signedIn(desk(), 'admin@desk.local');
  const email = 'mover@desk.local';
  const mover = await invited(desk(), admin, email, 'operator');
  const draft = await draftOf(mover, foreignKeys.slice(6, 7));
  const asked = await request(mover, foreignKeys.slice(7, 8));
  await mustSay(admin, 'setUserRegions', { email, regions: [here] });
  await expectHeld(126, 'sessions, requests and drafts of before the limit', async () => {
    expect((await mover.read(routes.apiEvents())).status).toBe(401);
    const again = await signedIn(desk(), email);
    expect((await again.act('requestApproval', draft)).said).toBe('forbidden plan_regions');
    expect(
      (
        await again.act('addToDraft', {
          draftId: draft.draftId,
          selection: { kind: 'keys', keys: foreignKeys.slice(8, 9) },
        })
      ).said,
    ).toBe('invalid_input unknown_event');
    expect(await batchOf(admin, asked.plan.batchId)).toMatchObject({ state: 'halted' });
    const plan = { ...planAt(null), when: 'immediate' };
    await mustSay(again, 'saveDraft', {
      draftId: draft.draftId,
      expectedRevision: draft.expectedRevision,
      plan,
    });
    const { body } = await again.read(routes.apiDraft(draft.draftId));
    expect(body).toMatchObject({ rows: [], rowsElsewhere: 1 });
  });
  expect(await actsOn(desk(), asked.eventIds)).toBe(0);
});
