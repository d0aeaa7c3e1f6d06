import 'server-only';
import { z } from 'zod';
import { isAttentionReason } from '@/lib/domain/batch-progress';
import { endsSoon } from '@/lib/domain/calendar';
import {
  FIRST_STEPS,
  type FirstStep,
  WAITING_KINDS,
  type WaitingKind,
  waitsForRole,
} from '@/lib/domain/home';
import type { OutcomeSettings } from '@/lib/domain/outcome-settings';
import { can, type Role } from '@/lib/domain/permissions';
import type { HomeView } from '@/lib/schemas/desk';
import { EventFilter } from '@/lib/schemas/events';
import { countDraftsOf } from '@/lib/server/db/queries/batches-page';
import { listFeedsOf } from '@/lib/server/db/queries/calendar';
import { readBrokenChannels } from '@/lib/server/db/queries/channels';
import { countEvents } from '@/lib/server/db/queries/events-filter';
import { countOpenRequestsOf, hasSent, readFirstFacts, readNextDue } from '@/lib/server/db/queries/home';
import type { Viewer } from '@/lib/server/db/queries/region-limit';
import { countInbox } from '@/lib/server/services/batches/inbox';
import { type Actor, regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { conditionsOf } from '@/lib/server/services/events/conditions';
import { findTrouble } from '@/lib/server/services/health/check-health';
import { readCloud } from '@/lib/server/services/health/desk-status';
import { countOutcomes } from '@/lib/server/services/outcomes/list';
import { parseInput } from '@/lib/server/services/parse-input';
import { countDueInFreeze } from '@/lib/server/services/schedule/due-in-freeze';
import { DUE_PRESETS } from '@/lib/url/events-params';

type Person = Extract<Actor, { kind: 'user' }>;
type RowCounts = Awaited<ReturnType<typeof countOutcomes>>['counts'];

const HomeInput = z.strictObject({
  /** The viewer's midnight (epoch ms); null: midnight in UTC. */
  dayStartMs: z.number().int().min(0).max(8_640_000_000_000_000).nullable().default(null),
});

/** Ids that the way to the list names: its address has an end. */
const MAX_NAMED_EVENTS = 50;

/** Events that can be redeployed and that no batch holds. */
const UNPLANNED = EventFilter.parse({ redeployable: true, unplanned: true });

/**
 * What waits for the acting person and what the desk does. Numbers only, whatever the desk holds; each is that of the
 * list that it leads to, but that the list of a phase also shows its rows that need nobody any more. @param settings
 * tests only: others than the process's
 */
export async function readHome(
  ctx: ServiceContext,
  input: unknown,
  settings?: OutcomeSettings,
): Promise<HomeView> {
  const actor = requirePermission(ctx, 'events.read');
  const { dayStartMs } = parseInput(HomeInput, input);
  const { db } = ctx.store;
  const { counts, ...sight } = await countOutcomes(ctx, dayStartMs, settings);
  const frozen = await countDueInFreeze(db, {
    limit: regionsOf(ctx),
    nowMs: ctx.now(),
    ids: MAX_NAMED_EVENTS,
  });
  const numbers = await countWaiting(ctx, actor, counts, frozen.count);
  const next = await readNextDue(db, conditionsOf(UNPLANNED, regionsOf(ctx)), ctx.now());
  return {
    ...sight,
    waiting: WAITING_KINDS.flatMap((kind) =>
      numbers[kind] > 0 ? [{ kind, count: numbers[kind], isMine: waitsForRole(kind, actor.role) }] : [],
    ),
    moving: { running: counts.running, next24h: counts.next24h, doneToday: counts.done_today },
    nextDue: next?.dueAtMs
      ? {
          key: next.key,
          resourceId: next.resourceId,
          instanceName: next.instanceName,
          regionId: next.regionId,
          regionName: next.regionName,
          dueAtMs: next.dueAtMs,
          isEstimate: next.dueIsEstimate === 1,
        }
      : null,
    dueInFreeze: frozen.eventIds,
    steps: (await hasSent(db)) ? null : await readSteps(ctx, actor, sight.seenUpToMs !== null),
  };
}

async function countWaiting(
  ctx: ServiceContext,
  actor: Person,
  rows: RowCounts,
  dueInFreeze: number,
): Promise<Record<WaitingKind, number>> {
  const { db } = ctx.store;
  const nowMs = ctx.now();
  const inbox = await countInbox(ctx);
  const dueWithin = async (withinMs: number) =>
    (await countEvents(db, conditionsOf({ ...UNPLANNED, dueBeforeMs: nowMs + withinMs }, regionsOf(ctx))))
      .total;
  const isAdmin = can(actor.role, 'settings.manage');
  const others: Record<Exclude<WaitingKind, keyof RowCounts>, number> = {
    store: isAdmin && (await findTrouble(ctx.store)) ? 1 : 0,
    cloud: isAdmin && (await readCloud(ctx)) ? 1 : 0,
    channels: can(actor.role, 'channels.manage') ? (await readBrokenChannels(db)).length : 0,
    approvals: inbox.needs,
    ended_requests: inbox.mine,
    open_requests: await countOpenRequestsOf(db, actor.id, nowMs),
    calendar_links: (await listFeedsOf(db, actor.id, nowMs)).filter((feed) => endsSoon(feed, nowMs)).length,
    drafts: await countDraftsOf(db, actor.id),
    due_in_freeze: dueInFreeze,
    due_2h: await dueWithin(DUE_PRESETS['2h']),
    due_24h: await dueWithin(DUE_PRESETS['24h']),
  };
  // Guarantee: every kind is one of the phases or of the others.
  return Object.fromEntries(
    WAITING_KINDS.map((kind) => [kind, isAttentionReason(kind) ? rows[kind] : others[kind]]),
  ) as Record<WaitingKind, number>;
}

async function readSteps(
  ctx: ServiceContext,
  person: Viewer & { role: Role },
  isConnected: boolean,
): Promise<HomeView['steps']> {
  const facts = await readFirstFacts(ctx.store.db, person);
  const isDone: Record<FirstStep, boolean> = {
    connect: isConnected,
    people: facts.hasOtherPeople,
    channel: facts.hasChannel,
    told: facts.hasChannel,
    see: facts.hasEvents,
    draft: facts.hasPlan,
    submit: facts.hasSubmitted,
    request: facts.isRequested,
    decide: facts.hasDecided,
    // Steps are told only while nothing was ever sent.
    follow: false,
  };
  return FIRST_STEPS[person.role].map((step) => ({ step, isDone: isDone[step] }));
}
