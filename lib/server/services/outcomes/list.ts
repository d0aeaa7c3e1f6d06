import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import type { OutcomeSettings } from '@/lib/domain/outcome-settings';
import { DAY_MS } from '@/lib/domain/outcomes';
import {
  OutcomeListInput,
  type OutcomeRegions,
  type OutcomesPage,
  type OutcomesVersion,
} from '@/lib/schemas/outcomes';
import {
  countOutcomesByPhase,
  type OutcomeConditions,
  type OutcomeCounts,
  type OutcomePlace,
  PARTS,
  readOutcomeRegions,
  readOutcomesPage,
  readOutcomesVersion,
} from '@/lib/server/db/queries/outcomes';
import type { Judging } from '@/lib/server/db/queries/outcomes-phase';
import { shareFor } from '@/lib/server/reads/share-for';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { judgingOf, outcomeConditions, readSight } from '@/lib/server/services/outcomes/judging';
import { outcomeRow } from '@/lib/server/services/outcomes/outcome-row';
import { parseInput } from '@/lib/server/services/parse-input';

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
  requirePermission(ctx, 'batches.read');
  const { cursor, limit, group: order, dayStartMs, ...filter } = parseInput(OutcomeListInput, input);
  const after = cursor === null ? null : readCursor(cursor);
  const { db } = ctx.store;
  const judging = await judgingOf(ctx, settings);
  const conditions = outcomeConditions(filter);
  const sight = await readSight(ctx);
  const found = await readOutcomesPage(db, { judging, conditions, after, limit: limit + 1, order });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    ...sight,
    counts: await countsOf(ctx, judging, conditions, dayStartMs ?? midnightUtc(judging.nowMs)),
    rows: page.flatMap(({ row }) => outcomeRow(row) ?? []),
    nextCursor: found.length > limit && last ? writeCursor(last.place) : null,
  };
}

/**
 * Counted once for all pages that ask the same at the same time: they read every row that may still change, and the whole
 * history. Whatever changes a row changes the version, so no answer is older than what it tells.
 */
async function countsOf(
  ctx: ServiceContext,
  judging: Judging,
  conditions: OutcomeConditions,
  dayMs: number,
): Promise<OutcomeCounts> {
  const version = await readOutcomesVersion(ctx.store.db);
  const moment = Math.floor(judging.nowMs / COUNTED_MS);
  const { phases: _, onlyLookHere: __, ...counted } = conditions;
  const key = JSON.stringify([version, moment, dayMs, counted, judging.thresholds]);
  return shareCounts(ctx.store.aside, key, () =>
    countOutcomesByPhase(ctx.store.aside, judging, conditions, dayMs),
  );
}

/** What pages poll: another number means that a row, a batch or an acknowledgement has changed. No input. */
export async function getOutcomesVersion(ctx: ServiceContext): Promise<OutcomesVersion> {
  requirePermission(ctx, 'batches.read');
  return { ...(await readSight(ctx)), version: await readOutcomesVersion(ctx.store.db) };
}

/** Regions that the filter offers. No input. */
export async function listOutcomeRegions(ctx: ServiceContext): Promise<OutcomeRegions> {
  requirePermission(ctx, 'batches.read');
  return { regions: await readOutcomeRegions(ctx.store.db) };
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
