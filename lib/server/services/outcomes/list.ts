import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import type { OutcomeSettings } from '@/lib/domain/outcome-settings';
import { DAY_MS, isPhase } from '@/lib/domain/outcomes';
import {
  OutcomeFilter,
  OutcomeListInput,
  type OutcomeRegions,
  type OutcomeSight,
  type OutcomesPage,
  type OutcomesVersion,
  type OutcomeTimeline,
  OutcomeTimelineInput,
} from '@/lib/schemas/outcomes';
import {
  type OutcomeConditions,
  type OutcomePlace,
  PARTS,
  readOutcomesPage,
} from '@/lib/server/db/queries/outcomes';
import {
  countOutcomesByPhase,
  type OutcomeCounts,
  readOutcomeRegions,
  readOutcomesVersion,
} from '@/lib/server/db/queries/outcomes-counts';
import type { Judging } from '@/lib/server/db/queries/outcomes-phase';
import { countTimelineHours, readTimelineRows } from '@/lib/server/db/queries/outcomes-timeline';
import { shareFor } from '@/lib/server/reads/share-for';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { judgingOf, outcomeConditions, outcomeRow, readSight } from '@/lib/server/services/outcomes/judging';
import { parseInput } from '@/lib/server/services/parse-input';
import { listParam, WHOLE_NUMBER, wholeNumberParam } from '@/lib/server/services/url-params';
import { parseInstant } from '@/lib/url/audit-params';

type PersonContext = ServiceContext & { actor: { id: string } };

/** What follows from the clock alone is counted at most so often (ms). */
const COUNTED_MS = 2_000;
const shareCounts = shareFor<OutcomeCounts>(COUNTED_MS);

const Place = z.tuple([
  z.enum(PARTS),
  z.string().max(200),
  z.number().int().min(0).max(1_000),
  z.number().int(),
  z.string().min(1).max(64),
]);

/**
 * What became of ordered rows, a page at a time, what needs a person first, with the counts over every filter but the
 * phases. Input: OutcomeListInput. Throws DeskError `invalid_input` `cursor`.
 */
export async function listOutcomes(
  ctx: ServiceContext,
  input: unknown,
  settings?: OutcomeSettings,
): Promise<OutcomesPage> {
  const actor = requirePermission(ctx, 'batches.read');
  const { cursor, limit, group: order, dayStartMs, ...filter } = parseInput(OutcomeListInput, input);
  const after = cursor === null ? null : readCursor(cursor);
  const { db } = ctx.store;
  const judging = await judgingOf(ctx, settings);
  const conditions = outcomeConditions(filter, regionsOf(ctx));
  const sight = await readSight(ctx);
  const found = await readOutcomesPage(db, { judging, conditions, after, limit: limit + 1, order });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    ...sight,
    counts: await countsOf({ ...ctx, actor }, judging, conditions, dayStartMs),
    rows: page.flatMap(({ row }) => outcomeRow(row) ?? []),
    nextCursor: found.length > limit && last ? writeCursor(last.place) : null,
  };
}

/** The same counts over all rows, with how far the desk sees. @param dayStartMs null: from midnight in UTC */
export async function countOutcomes(
  ctx: ServiceContext,
  dayStartMs: number | null,
  settings?: OutcomeSettings,
): Promise<OutcomeSight & { counts: OutcomeCounts }> {
  const actor = requirePermission(ctx, 'batches.read');
  const judging = await judgingOf(ctx, settings);
  const conditions = outcomeConditions(OutcomeFilter.parse({}), regionsOf(ctx));
  return {
    ...(await readSight(ctx)),
    counts: await countsOf({ ...ctx, actor }, judging, conditions, dayStartMs),
  };
}

/**
 * Counted once for all pages that ask the same at the same time: they read every row that may still change, and the whole
 * history. Whatever changes a row changes the version, so no answer is older than what it tells.
 */
async function countsOf(
  ctx: PersonContext,
  judging: Judging,
  conditions: OutcomeConditions,
  dayStartMs: number | null,
): Promise<OutcomeCounts> {
  const dayMs = dayStartMs ?? midnightUtc(judging.nowMs);
  const version = await readOutcomesVersion(ctx.store.db, ctx.actor);
  const moment = Math.floor(judging.nowMs / COUNTED_MS);
  const { phases: _, onlyLookHere: __, ...counted } = conditions;
  const key = JSON.stringify([version, moment, dayMs, counted, judging.thresholds]);
  return shareCounts(ctx.store.aside, key, () =>
    countOutcomesByPhase(ctx.store.aside, judging, conditions, dayMs),
  );
}

/** What pages poll: another number means that a row, a batch or an acknowledgement has changed. No input. */
export async function getOutcomesVersion(ctx: ServiceContext): Promise<OutcomesVersion> {
  const actor = requirePermission(ctx, 'batches.read');
  return { ...(await readSight(ctx)), version: await readOutcomesVersion(ctx.store.db, actor) };
}

/** Regions that the filter offers. No input. */
export async function listOutcomeRegions(ctx: ServiceContext): Promise<OutcomeRegions> {
  requirePermission(ctx, 'batches.read');
  return { regions: await readOutcomeRegions(ctx.store.db, regionsOf(ctx)) };
}

function midnightUtc(nowMs: number): number {
  return nowMs - (nowMs % DAY_MS);
}

/** An opaque text with a checksum that finds damage. Whoever forges one only chooses where their list begins. */
function writeCursor({ part, group, rank, sinceMs, id }: OutcomePlace): string {
  const body = Buffer.from(JSON.stringify([part, group, rank, sinceMs, id])).toString('base64url');
  return `${body}.${checksum(body)}`;
}

function readCursor(cursor: string): OutcomePlace {
  const [body = '', sum, ...rest] = cursor.split('.');
  const place = sum === checksum(body) && rest.length === 0 ? Place.safeParse(parsed(body)) : null;
  if (!place?.success) throw new DeskError('invalid_input', 'cursor');
  const [part, group, rank, sinceMs, id] = place.data;
  return { part, group, rank, sinceMs, id };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

function checksum(body: string): string {
  return createHash('sha256').update(`outcomes-cursor:${body}`).digest('base64url').slice(0, 16);
}

/** More rows than that are told by the hour. */
const MAX_ROWS = 2_000;

/**
 * What of the filter happens inside a span of time, all of it and not only the rows of a page: row by row up to 2,000, else
 * as counts for each hour, region and phase. Input: OutcomeTimelineInput.
 */
export async function readTimeline(ctx: ServiceContext, input: unknown): Promise<OutcomeTimeline> {
  requirePermission(ctx, 'batches.read');
  const { spanFromMs, spanToMs, ...filter } = parseInput(OutcomeTimelineInput, input);
  const judging = await judgingOf(ctx);
  const span = { fromMs: spanFromMs, toMs: spanToMs };
  const request = { judging, conditions: outcomeConditions(filter, regionsOf(ctx)), span };
  // Beside the thread that answers: it judges every row that may still change.
  const rows = await readTimelineRows(ctx.store.aside, request, MAX_ROWS + 1);
  if (rows.length > MAX_ROWS) return { rows: [], hours: await countTimelineHours(ctx.store.aside, request) };
  return {
    rows: rows.flatMap(({ id, resourceId, phase, sinceMs, ...row }) =>
      phase !== null && isPhase(phase)
        ? [{ ...row, rowId: id, instanceId: resourceId, phase, phaseSinceMs: Number(sinceMs ?? 0) }]
        : [],
    ),
    hours: null,
  };
}

/**
 * The URL of a list of outcomes → its filter; values are the services' to check. Lists come comma-separated, repeated,
 * or both; times as instants in UTC or as epoch ms. Throws DeskError `invalid_input` `parameter` that names the parameter.
 */
export function readOutcomeFilter(params: URLSearchParams) {
  // There are no saved views yet: an answer that ignored one would hold other rows than were asked for.
  if (params.has('saved')) throw new DeskError('invalid_input', 'parameter', { parameter: 'saved' });
  return {
    phase: listParam(params, 'phase'),
    region: listParam(params, 'region'),
    batch: params.get('batch') || undefined,
    fromMs: instant(params, 'from'),
    toMs: instant(params, 'to'),
    q: params.get('q') ?? undefined,
    attention: params.get('attention') || undefined,
  };
}

export function readOutcomeParams(params: URLSearchParams) {
  return {
    ...readOutcomeFilter(params),
    group: params.get('group') || undefined,
    dayStartMs: instant(params, 'day'),
    cursor: params.get('cursor') || undefined,
    limit: wholeNumberParam(params, 'limit'),
  };
}

/** The same filter, and the span of a picture: `since` and `until`, instants in UTC or epoch ms. */
export function readTimelineParams(params: URLSearchParams) {
  return {
    ...readOutcomeFilter(params),
    spanFromMs: instant(params, 'since'),
    spanToMs: instant(params, 'until'),
  };
}

function instant(params: URLSearchParams, name: string): number | undefined {
  const text = params.get(name);
  if (!text) return undefined;
  const ms = WHOLE_NUMBER.test(text) ? Number(text) : parseInstant(text);
  if (ms === null) throw new DeskError('invalid_input', 'parameter', { parameter: name });
  return ms;
}
