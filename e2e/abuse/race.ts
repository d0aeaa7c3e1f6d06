import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Person } from '@/e2e/abuse/person';
import { batchOf, mustSay, type Order, planAt, type Request, request } from '@/e2e/abuse/requests';
import { eventKey } from '@/lib/domain/events';
import { canonicalPlan, PLAN_HASH_VERSION, type PlanTarget } from '@/lib/domain/plan-hash';
import { routes } from '@/lib/url/routes';

/** How far apart the two requests of one interleaving are sent, at most (ms): about as long as one takes. */
const MAX_LAG_MS = 24;
const MINUTE_MS = 60_000;

const EDITS = ['all times', 'one time', 'one row less', 'withdrawn'] as const;

/** One approval that met one change of the same plan. */
export type Meeting = {
  batchId: string;
  eventIds: string[];
  /** Hashes that an approver was told `ok` for. */
  approvedHashes: string[];
  /** Who got through: the approver, the editor, or both, one after the other. */
  won: 'approver' | 'editor' | 'both';
  /** Approvals of the old plan, sent again after the change; how many of them were taken must be 0. */
  replays: number;
  replaysTaken: number;
};

/**
 * Two rows are requested; at the same moment one person approves them and their requester changes them: another minute
 * for all or for one, a row less, or taken back. What is requested anew is approved in every second round.
 */
export async function letMeet(
  people: { operator: Person; approver: Person },
  round: { number: number; keys: readonly string[]; planTimeMs: number; random: () => number },
): Promise<Meeting> {
  const { operator, approver } = people;
  const asked = await request(operator, round.keys, round.planTimeMs);
  const edit = EDITS[round.number % EDITS.length] ?? 'all times';
  const lagMs = Math.floor(round.random() * MAX_LAG_MS);
  const approverIsLate = round.random() < 0.5;
  const [approval, change] = await Promise.all([
    after(approverIsLate ? lagMs : 0, () => approver.act('approve', asked.plan)),
    after(approverIsLate ? 0 : lagMs, () => begin(operator, edit, asked)),
  ]);
  const isApproved = approval.said === 'ok';
  const isChanged = change.said === 'ok';
  if (!isApproved && !isChanged) throw new Error(`neither: ${approval.said}, ${change.said}`);
  const approvedHashes = isApproved ? [asked.plan.planHash] : [];
  let replays = 0;
  let replaysTaken = 0;
  if (isChanged) {
    replays += edit === 'withdrawn' ? 2 : 4;
    replaysTaken += await replayed(approver, asked, 1);
    if (edit !== 'withdrawn') {
      const anew = await requestAnew(operator, asked, { edit, planTimeMs: round.planTimeMs + MINUTE_MS });
      // Taken back, saved, requested.
      replaysTaken += await replayed(approver, asked, 3);
      if (round.number % 2 === 0) {
        await mustSay(approver, 'approve', anew);
        approvedHashes.push(anew.planHash);
      }
    }
  }
  return {
    batchId: asked.plan.batchId,
    eventIds: asked.eventIds,
    approvedHashes,
    won: isApproved && isChanged ? 'both' : isApproved ? 'approver' : 'editor',
    replays,
    replaysTaken,
  };
}

async function after<T>(ms: number, act: () => Promise<T>): Promise<T> {
  if (ms > 0) await wait(ms);
  return act();
}

function begin(operator: Person, edit: (typeof EDITS)[number], { plan }: Request) {
  const { batchId, revision } = plan;
  return edit === 'withdrawn'
    ? operator.act('withdraw', { batchId })
    : operator.act('revise', { batchId, expectedRevision: revision });
}

/** The old approval once more, as it was and dressed up as one so many revisions newer; how many were taken. */
async function replayed(approver: Person, { plan }: Request, revisions: number): Promise<number> {
  const answers = await Promise.all(
    [plan, { ...plan, revision: plan.revision + revisions }].map((again) => approver.act('approve', again)),
  );
  return answers.filter(({ said }) => said === 'ok').length;
}

const draftSchema = z.object({ revision: z.number(), rows: z.array(z.object({ id: z.string() })) });

/** Saves the change and asks for approval of the new plan. */
async function requestAnew(
  operator: Person,
  { plan }: Request,
  { edit, planTimeMs }: { edit: (typeof EDITS)[number]; planTimeMs: number },
): Promise<Request['plan']> {
  const { batchId } = plan;
  const { revision, rows } = draftSchema.parse((await operator.read(routes.apiDraft(batchId))).body);
  const [first] = rows;
  if (!first) throw new Error('the draft has no rows');
  const changes = {
    'all times': { plan: planAt(planTimeMs) },
    'one time': { overrides: { [first.id]: { opsType: 'scheduled', planTimeMs } } },
    'one row less': { removeRowIds: [first.id] },
    withdrawn: {},
  }[edit];
  const saved = await mustSay(operator, 'saveDraft', {
    draftId: batchId,
    expectedRevision: revision,
    ...changes,
  });
  await mustSay(operator, 'requestApproval', {
    draftId: batchId,
    expectedRevision: saved.revision,
    rowCount: edit === 'one row less' ? rows.length - 1 : rows.length,
    requestKey: crypto.randomUUID(),
  });
  const anew = await batchOf(operator, batchId);
  return { batchId, revision: anew.revision, planHash: anew.planHash ?? '' };
}

/**
 * SHA-256 of a plan made of what the cloud received, in the product's canonical form: if it is the hash that was
 * approved, then every row, operation and time is.
 * @param received by whom, and the types of the cloud's events, which a call does not say, by `eventKey`
 */
export function hashReceived(
  { batchId, revision }: { batchId: string; revision: number },
  orders: readonly Order[],
  received: { target: PlanTarget; types: ReadonlyMap<string, string> },
): string {
  const rows = orders.map(({ EventId: eventId, ResourceId: resourceId, OpsType, PlanTime }) => ({
    eventKey: eventKey({ eventId, resourceId }),
    eventId,
    resourceId,
    eventType: received.types.get(eventKey({ eventId, resourceId })) ?? '',
    opsType: OpsType === 'immediate' ? ('immediate' as const) : ('scheduled' as const),
    planTimeMs: PlanTime ?? null,
    delivery: OpsType === 'immediate' ? ('now' as const) : ('cloud' as const),
    earliestMs: null,
    latestMs: null,
    waveNo: null,
  }));
  const { target } = received;
  const none = { waveJson: null, exceptions: [] };
  const plan = { batchId, revision, mode: 'scheduled' as const, target, rows, ...none };
  return createHash('sha256').update(canonicalPlan(PLAN_HASH_VERSION, plan)).digest('hex');
}
