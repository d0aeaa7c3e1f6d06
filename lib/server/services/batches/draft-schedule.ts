import 'server-only';
import { hideInstances, packRows, packWorld } from '@/lib/domain/schedule/packed';
import type { ScheduleWorld, WorldRow } from '@/lib/domain/schedule/world';
import type { DraftSchedule } from '@/lib/schemas/draft-schedule';
import { DraftIdInput } from '@/lib/schemas/drafts';
import { readDueChoices } from '@/lib/server/db/queries/due-choices';
import { readInstancesInLimit } from '@/lib/server/db/queries/instances';
import { countPlannedByHour, readOtherDrafts } from '@/lib/server/db/queries/plan-neighbours';
import { readCounter } from '@/lib/server/db/queries/sync';
import type { Queryable } from '@/lib/server/db/schema';
import {
  loadDraftRows,
  loadOwnDraft,
  requireOwnPlan,
  requirePlanner,
} from '@/lib/server/services/batches/own-plan';
import { regionsOf, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { loadWorld, type WorldAsked } from '@/lib/server/services/schedule/load-world';

const DAY_MS = 86_400_000;
/** How far a slot is looked for (R14). */
export const SLOT_HORIZON_MS = 90 * DAY_MS;
/** A draft that nobody touched for so long says nothing about what its author still wants. [inferred] */
const FRESH_DRAFT_MS = 14 * DAY_MS;
/** Lines of one answer: others' drafts, and hours of regions. */
const MAX_NEIGHBOURS = 5_000;

/**
 * What the times of the actor's own draft are judged by, for 90 days: rules, budgets and who is down, packed; and what
 * others plan beside it. A reader who is limited to regions is told of instances elsewhere only that they count.
 * Throws DeskError `not_found` `draft` (also for another's), `conflict` `already_submitted`.
 */
export async function readDraftSchedule(ctx: ServiceContext, input: unknown): Promise<DraftSchedule> {
  const actor = requirePlanner(ctx, 'batches.plan');
  const { draftId } = parseInput(DraftIdInput, input);
  await requireOwnPlan(ctx, actor, 'batches.plan', draftId);
  const { db } = ctx.store;
  const limit = regionsOf(ctx);
  const { id } = await loadOwnDraft(db, draftId, actor.id);
  const drafted = await loadDraftRows(db, id, limit);
  const nowMs = ctx.now();
  const toMs = nowMs + SLOT_HORIZON_MS;
  const { world, rows } = await worldOf(db, {
    rows: drafted.map((row) => ({
      key: row.id,
      eventKey: row.key,
      instanceId: row.resourceId,
      regionId: row.regionId,
      level: row.eventLevel,
      eventType: row.eventType,
      dueAtMs: row.dueAtMs,
      dueIsEstimate: row.dueIsEstimate,
    })),
    fromMs: nowMs,
    toMs,
    nowMs,
  });
  const regionIds = [...new Set(drafted.map(({ regionId }) => regionId))].sort();
  const others = await readOtherDrafts(db, {
    id,
    userId: actor.id,
    limit,
    sinceMs: nowMs - FRESH_DRAFT_MS,
    max: MAX_NEIGHBOURS,
  });
  const choices = await readDueChoices(
    db,
    drafted.map(({ key }) => key),
  );
  const hours = await countPlannedByHour(db, { regionIds, fromMs: nowMs, toMs, max: MAX_NEIGHBOURS });
  const seen = limit === null ? world : hideInstances(world, await instancesIn(db, world, limit));
  return {
    world: packWorld(seen),
    rows: packRows(rows, tagKeysOf(world)),
    alsoIn: packNames(others),
    left: drafted.flatMap((row): [string, string][] => {
      const choice = choices.get(row.key);
      return choice && choice.dueAtMs === row.dueAtMs ? [[row.id, choice.byName]] : [];
    }),
    planned: {
      regionIds,
      hours: hours.map(({ regionId, hour, rows: count }) => [regionIds.indexOf(regionId), hour, count]),
    },
  };
}

/** Of no rows the whole schedule would be loaded: an empty plan is judged by nothing. */
async function worldOf(
  db: Queryable,
  asked: WorldAsked,
): Promise<{ world: ScheduleWorld; rows: WorldRow[] }> {
  if (asked.rows.length > 0) return loadWorld(db, asked);
  const nothing = { rules: [], groups: [], regionTroubles: [], serviceNames: {}, regionNames: {} };
  const { fromMs, toMs } = asked;
  return { world: { fromMs, toMs, version: 0, withoutWindow: 'open', ...nothing }, rows: [] };
}

/** Changes whenever `readDraftSchedule` may say something else of the same rows. */
export async function readScheduleVersion(db: Queryable): Promise<string> {
  const counters = [];
  for (const name of ['schedule', 'mirror', 'batch'] as const) counters.push(await readCounter(db, name));
  return counters.join('.');
}

/** Those of the instances that count in the world which are in the reader's regions. */
async function instancesIn(
  db: Queryable,
  world: ScheduleWorld,
  limit: readonly string[],
): Promise<ReadonlySet<string>> {
  const down = world.groups.flatMap((group) => group.down.map(({ instanceId }) => instanceId));
  return readInstancesInLimit(db, [...new Set(down)], limit);
}

function tagKeysOf(world: ScheduleWorld): ReadonlySet<string> {
  return new Set(world.rules.flatMap(({ scope }) => scope.tags.map(({ key }) => key)));
}

function packNames(others: readonly { rowId: string; createdByName: string }[]): DraftSchedule['alsoIn'] {
  const names = [...new Set(others.map(({ createdByName }) => createdByName))];
  const byRow = new Map<string, number[]>();
  for (const { rowId, createdByName } of others) {
    const index = names.indexOf(createdByName);
    const known = byRow.get(rowId);
    if (known) known.push(index);
    else byRow.set(rowId, [index]);
  }
  return { names, rows: [...byRow] };
}
