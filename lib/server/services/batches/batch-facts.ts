import 'server-only';
import { personKey } from '@/lib/domain/actors';
import { countApprovals } from '@/lib/domain/approval-count';
import {
  type BatchAction,
  type BatchActor,
  type BatchFacts,
  type BatchRefusal,
  batchRefusal,
} from '@/lib/domain/batch-states';
import { DeskError, type ErrorCode } from '@/lib/domain/errors';
import { isRole } from '@/lib/domain/permissions';
import { decidingLimit, limitOf, regionRight } from '@/lib/domain/region-limit';
import { requesterStands } from '@/lib/domain/release';
import {
  type GlassBreakRecord,
  type JudgedApproval,
  readApprovals,
  readGlassBreaks,
  readPeople,
  readPerson,
  readRequesters,
} from '@/lib/server/db/queries/approvals';
import { readBegun } from '@/lib/server/db/queries/batch-rows-release';
import type { BatchRecord } from '@/lib/server/db/queries/batches';
import { readPersonNames } from '@/lib/server/db/queries/people';
import { coversBatch, readRegionIds } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';
import type { Actor, ServiceContext } from '@/lib/server/services/context';

/** A batch as the rules see it, with what the facts were made of. */
export type BatchWithApprovals = {
  facts: BatchFacts;
  people: string[];
  decisions: (JudgedApproval & { coversRows: boolean })[];
  /** How many approvals count now. */
  approved: number;
  glassBreak: GlassBreakRecord | null;
};

/** What the rules need to know of these batches at `nowMs`; one question for each table, however many they are. */
export async function loadFacts(
  db: Queryable,
  batches: readonly BatchRecord[],
  nowMs: number,
): Promise<Map<string, BatchWithApprovals>> {
  const ids = batches.map(({ id }) => id);
  const nameOf = await readPersonNames(db);
  const allDecisions = await readApprovals(db, ids);
  const allPeople = await readPeople(db, ids);
  const allBreaks = await readGlassBreaks(db, ids);
  const begun = await readBegun(db, ids);
  const regionIds = await readRegionIds(db, ids);
  const requesters = new Map((await readRequesters(db, ids)).map((one) => [one.id, one]));
  return new Map(
    batches.map((batch) => {
      const ofBatch = ({ batchId }: { batchId: string }) => batchId === batch.id;
      const decisions = allDecisions.filter(ofBatch).map((one) => ({
        ...one,
        personKey: nameOf(one.personKey),
        countsUntilMs: mayLapse(batch) ? one.countsUntilMs : null,
        coversRows: coversBatch(
          decidingLimit(regionRight(one), { requestedAtMs: batch.requestedAtMs, nowMs }),
          regionIds,
          batch.id,
        ),
      }));
      const people = allPeople
        .filter(ofBatch)
        .map(({ userId: id, email }) => nameOf(personKey({ id, email })));
      const broken = allBreaks.find(ofBatch);
      const glassBreak = broken ? { ...broken, personKey: nameOf(broken.personKey) } : null;
      const isRetry = batch.retryOf !== null;
      const requester = requesters.get(batch.id);
      const coversRows = coversBatch(
        limitOf(requester?.role ?? null, requester?.regionsJson),
        regionIds,
        batch.id,
      );
      const ofRows = regionIds?.get(batch.id);
      const facts = {
        ...factsOf(batch, { decisions, people, glassBreak }),
        hasBegun: begun.has(batch.id),
        requesterStands: requesterStands(requester, { isRetry, coversRows }),
        ...(ofRows ? { regionIds: ofRows } : {}),
      };
      const approved = countApprovals(decisions, batch, people, nowMs);
      return [batch.id, { facts, people, decisions, glassBreak, approved }];
    }),
  );
}

/** Whether an approval can stop to count by time: nothing changes any more for what has been sent or given up. */
function mayLapse({ state }: BatchRecord): boolean {
  return state === 'awaiting_approval' || state === 'approved' || state === 'sending';
}

export async function loadBatchWithApprovals(
  db: Queryable,
  batch: BatchRecord,
  nowMs: number,
): Promise<BatchWithApprovals> {
  const known = (await loadFacts(db, [batch], nowMs)).get(batch.id);
  if (!known) throw new Error('the facts of a batch are missing');
  return known;
}

function factsOf(
  batch: BatchRecord,
  { decisions, people, glassBreak }: Pick<BatchWithApprovals, 'decisions' | 'people' | 'glassBreak'>,
): BatchFacts {
  return {
    state: batch.state,
    createdBy: batch.createdBy,
    isRetry: batch.retryOf !== null,
    people,
    voters: decisions
      .filter(({ revision, voidedAtMs }) => revision === batch.revision && voidedAtMs === null)
      .map((decision) => decision.personKey),
    requestedAtMs: batch.requestedAtMs,
    expiresAtMs: batch.expiresAtMs,
    stopCause: batch.stopCause,
    breakGlass: glassBreak
      ? { person: glassBreak.personKey, closed: glassBreak.reviewedAtMs !== null }
      : null,
  };
}

/**
 * The acting person as the store knows them at this moment, not as the session did when the request began. Without an
 * account in the store nobody decides.
 */
export async function loadActor(db: Queryable, actor: Extract<Actor, { kind: 'user' }>): Promise<BatchActor> {
  const person = await readPerson(db, actor.id);
  const impersonated = actor.impersonatedBy !== undefined;
  if (!person) return { id: actor.id, role: actor.role, impersonated };
  return {
    id: actor.id,
    // An unknown role has no rights at all: a viewer's, and disabled.
    role: isRole(person.role) ? person.role : 'viewer',
    person: (await readPersonNames(db))(personKey(person)),
    roleSinceMs: person.roleSinceMs,
    regions: regionRight(person),
    impersonated,
    disabled: person.disabled !== 0,
    breakGlass: person.breakGlass === 1,
    countsFromMs: person.countsFromMs,
    breakGlassFromMs: person.breakGlassFromMs,
    countsUntilMs: person.countsUntilMs,
  };
}

/** Throws the refusal of the table of states when the acting person may not do `action`; else what was looked at. */
export async function requireMay(
  db: Queryable,
  ctx: ServiceContext & { actor: Extract<Actor, { kind: 'user' }> },
  action: BatchAction,
  batch: BatchRecord,
): Promise<BatchWithApprovals & { actor: BatchActor }> {
  const known = await loadBatchWithApprovals(db, batch, ctx.now());
  const actor = await loadActor(db, ctx.actor);
  const why = batchRefusal(action, known.facts, actor, ctx.now());
  const untilMs = (action === 'break_glass' ? actor.breakGlassFromMs : actor.countsFromMs) ?? 0;
  const about = { number: batch.number, state: batch.state };
  if (why) throw refusal(why, why === 'pending' ? { ...about, untilMs } : about);
  return { ...known, actor };
}

/** Whose rights are missing: those are audited as denied access. The rest is about the batch. */
const FORBIDDEN: readonly BatchRefusal[] = [
  'role',
  'impersonated',
  'disabled',
  'not_creator',
  'no_break_glass',
  'regions',
  'own_batch',
  'role_gained_later',
  'regions_gained_later',
  'pending',
];

/** The error for a refusal of the table of states; the reason is `approval_<refusal>`. */
export function refusal(why: BatchRefusal, details: Record<string, string | number> = {}): DeskError {
  const code: ErrorCode = FORBIDDEN.includes(why) ? 'forbidden' : 'conflict';
  return new DeskError(code, `approval_${why}`, details);
}

/** Nobody orders or decides anything in somebody else's name. Throws DeskError `forbidden` `approval_impersonated`. */
export function refuseImpersonated(actor: { impersonatedBy?: string }): void {
  if (actor.impersonatedBy !== undefined) throw refusal('impersonated');
}
