import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Fields, Person } from '@/e2e/abuse/person';
import { expect } from '@/e2e/fixtures';
import type { Desk } from '@/e2e/helpers/desk';
import { routes } from '@/lib/url/routes';

const MINUTE_MS = 60_000;
const PAGE_ROWS = 500;
const SYNC_LIMIT_MS = 240_000;

const pageSchema = z.object({
  rows: z.array(z.object({ key: z.string(), eventType: z.string() })),
  nextCursor: z.string().nullable(),
});

const batchSchema = z.object({
  state: z.string(),
  revision: z.number(),
  planHash: z.string().nullable(),
  approved: z.number(),
  needed: z.number(),
  rows: z.array(
    z.object({
      id: z.string(),
      eventId: z.string(),
      resourceId: z.string(),
      opsType: z.string().nullable(),
      planTimeMs: z.number().nullable(),
      outcome: z.string(),
    }),
  ),
});
export type Batch = z.infer<typeof batchSchema>;

/** The exact plan that approvers look at, and whose events it is about. */
export type Request = { plan: { batchId: string; revision: number; planHash: string }; eventIds: string[] };

/** Takes so many keys that nobody has taken yet. */
export type EventPool = (count: number) => string[];

/** Events to redeploy, as soon as the mirror holds `count` of them: at least so many, or all that there are. */
export async function eventsToRedeploy(person: Person, count: number) {
  const total = async () =>
    Number((await person.read(routes.apiEvents({ redeployable: 1, limit: 1 }))).body.total);
  await expect.poll(total, { timeout: SYNC_LIMIT_MS }).toBeGreaterThanOrEqual(count);
  const events: z.infer<typeof pageSchema>['rows'] = [];
  let cursor: string | null = null;
  do {
    const path: string = routes.apiEvents({ redeployable: 1, limit: PAGE_ROWS, cursor });
    const page = pageSchema.parse((await person.read(path)).body);
    events.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== null && events.length < count);
  return events;
}

export async function eventPool(person: Person, count: number): Promise<EventPool> {
  return poolOf((await eventsToRedeploy(person, count)).map(({ key }) => key));
}

export function poolOf(keys: string[]): EventPool {
  return (wanted) => {
    if (keys.length < wanted) throw new Error('no events are left');
    return keys.splice(0, wanted);
  };
}

/** A whole minute that far ahead (epoch ms). */
export function minutesAhead(minutes: number): number {
  return Math.ceil(Date.now() / MINUTE_MS + minutes) * MINUTE_MS;
}

/** What `submitBatch` and `requestApproval` take for a new draft. `planTimeMs` null: at once. */
export async function draftOf(
  person: Person,
  keys: readonly string[],
  planTimeMs: number | null = minutesAhead(120),
) {
  const made = await mustSay(person, 'createDraft', { selection: { kind: 'keys', keys }, zone: 'UTC' });
  const draftId = String(made.draftId);
  const saved = await mustSay(person, 'saveDraft', {
    draftId,
    expectedRevision: 1,
    title: 'Abuse',
    plan: planAt(planTimeMs),
  });
  return {
    draftId,
    expectedRevision: Number(saved.revision),
    rowCount: Number(made.rowCount),
    requestKey: randomUUID(),
  };
}

/** A plan of one time for all rows, as the planning page saves it. */
export function planAt(planTimeMs: number | null) {
  return { when: planTimeMs === null ? 'immediate' : 'scheduled', planTimeMs, spread: null, zone: 'UTC' };
}

/** Asks for approval, as an operator does. */
export async function request(
  person: Person,
  keys: readonly string[],
  planTimeMs?: number | null,
): Promise<Request> {
  const draft = await draftOf(person, keys, planTimeMs);
  await mustSay(person, 'requestApproval', draft);
  return lookAt(person, draft.draftId);
}

/** What an approver sees of a request. */
export async function lookAt(person: Person, batchId: string): Promise<Request> {
  const { revision, planHash, rows } = await batchOf(person, batchId);
  return {
    plan: { batchId, revision, planHash: planHash ?? '' },
    eventIds: rows.map(({ eventId }) => eventId),
  };
}

export async function batchOf(person: Person, batchId: string): Promise<Batch> {
  return batchSchema.parse((await person.read(routes.apiBatch(batchId))).body);
}

/** Does what must work; throws with the refusal. */
export async function mustSay(person: Person, name: string, input: unknown): Promise<Fields> {
  const { said, data } = await person.act(name, input);
  if (said !== 'ok') throw new Error(`${name} of ${person.email} said ${said}`);
  return data;
}

const auditSchema = z.object({
  rows: z.array(
    z.object({ seq: z.number(), action: z.string(), objectId: z.string(), actorName: z.string() }),
  ),
});

/** The newest 500 entries of the audit trail that match, oldest first. */
export async function auditEntries(reader: Person, search: Record<string, string>) {
  const { body } = await reader.read(routes.apiAudit({ ...search, limit: PAGE_ROWS }));
  return auditSchema.parse(body).rows.reverse();
}

/** Their actions alone. */
export async function auditOf(reader: Person, search: Record<string, string>): Promise<string[]> {
  return (await auditEntries(reader, search)).map(({ action }) => action);
}

/** How often the fake cloud acted on these events, all together. */
export async function actsOn(desk: Desk, eventIds: readonly string[]): Promise<number> {
  const effects = await desk.control.effects();
  return eventIds.reduce((sum, eventId) => sum + (effects[eventId] ?? 0), 0);
}

const ordersSchema = z.array(
  z.object({
    EventId: z.string(),
    ResourceId: z.string(),
    OpsType: z.string(),
    PlanTime: z.number().optional(),
  }),
);
export type Order = z.infer<typeof ordersSchema>[number];

/** Every order that the fake cloud received, accepted or not, as it arrived. */
export async function ordersReceived(desk: Desk): Promise<Order[]> {
  const calls = await desk.control.calls();
  return calls
    .filter(({ action }) => action === 'BatchEventRedeployInstance')
    .flatMap(({ query }) => ordersSchema.parse(JSON.parse(query.EventInfos ?? '[]')));
}

/** Nothing came of it: the request waits as before, nobody's approval counts, and the cloud heard nothing. */
export async function expectStillWaiting(
  desk: Desk,
  reader: Person,
  { plan, eventIds }: Request,
  approved = 0,
): Promise<void> {
  const batch = await batchOf(reader, plan.batchId);
  expect(batch).toMatchObject({ state: 'awaiting_approval', revision: plan.revision, approved });
  expect(batch.planHash).toBe(plan.planHash);
  expect(await actsOn(desk, eventIds)).toBe(0);
}
