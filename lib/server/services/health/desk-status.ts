import 'server-only';
import type { z } from 'zod';
import { isServer } from '@/lib/domain/actors';
import { isRowReason } from '@/lib/domain/batches';
import { GRANT_NOTICE_MS, type GrantKind, waitsUntil } from '@/lib/domain/grants';
import { can, isRole } from '@/lib/domain/permissions';
import type { RegionLimit } from '@/lib/domain/region-limit';
import {
  type DeskNotice,
  type DeskStatus,
  DismissNoticesInput,
  type SetupWarning,
  type WhichCloud,
} from '@/lib/schemas/desk';
import { buildId } from '@/lib/server/build-id';
import { getConfig } from '@/lib/server/config';
import { countOpenBatches } from '@/lib/server/db/queries/batches';
import { readBrokenChannels } from '@/lib/server/db/queries/channels';
import { countWaitingRows } from '@/lib/server/db/queries/figures';
import { readUnreadGrants, storeDismissals } from '@/lib/server/db/queries/people';
import { pauseOf, REDEPLOY_BUDGET, readBudget } from '@/lib/server/db/queries/rate-budget';
import { readScope } from '@/lib/server/db/queries/sync';
import { isLoopbackHost } from '@/lib/server/hosts';
import { shareFor } from '@/lib/server/reads/share-for';
import { recordAudit } from '@/lib/server/services/audit/record';
import {
  regionsOf,
  requirePermission,
  type ServiceContext,
  withTransaction,
} from '@/lib/server/services/context';
import { findTrouble } from '@/lib/server/services/health/check-health';
import { judgingOf } from '@/lib/server/services/outcomes/judging';
import { parseInput } from '@/lib/server/services/parse-input';
import { setupWarnings } from '@/lib/server/setup-warnings';

/** A reading that fails now and then is no news; the header of the events says how old they are anyway (ms). */
const TELL_AFTER_MS = 60_000;
/** Every page of everybody asks how many batches need a person; it is counted at most so often (ms). */
const COUNT_EVERY_MS = 3_000;
const shareOpen = shareFor<number>(COUNT_EVERY_MS);

/**
 * What every page tells about the desk itself. A store that cannot be read at all throws.
 * @param setup what is wrong with this server's settings; only admins are told
 */
export async function readDeskStatus(
  ctx: ServiceContext,
  setup: readonly SetupWarning[],
): Promise<DeskStatus> {
  const { id: userId, role } = requirePermission(ctx, 'events.read');
  const limit = regionsOf(ctx);
  return {
    userId,
    build: buildId(),
    store: await findTrouble(ctx.store),
    paused: await readPause(ctx),
    cloud: await readCloud(ctx),
    openBatches: await shareOpen(ctx.store.aside, JSON.stringify(limit), () =>
      countOpenBatchesNow(ctx, limit),
    ),
    setup: can(role, 'settings.manage') ? [...setup] : [],
    brokenChannels: can(role, 'channels.manage') ? await readBrokenChannels(ctx.store.db) : [],
    notices: can(role, 'users.manage') ? await readNotices(ctx) : [],
  };
}

async function countOpenBatchesNow(ctx: ServiceContext, limit: RegionLimit): Promise<number> {
  return countOpenBatches(ctx.store.aside, await judgingOf(ctx), limit);
}

/** `readDeskStatus` with the settings of this server. No input. */
export async function deskStatus(ctx: ServiceContext): Promise<DeskStatus> {
  return readDeskStatus(ctx, setupWarnings(getConfig()));
}

async function readPause(ctx: ServiceContext): Promise<DeskStatus['paused']> {
  const { store, now } = ctx;
  const { db } = store;
  const pause = pauseOf(await readBudget(db, REDEPLOY_BUDGET), now());
  if (!pause || !isRowReason(pause.reason)) return null;
  const rows = await countWaitingRows(db, regionsOf(ctx));
  return rows === 0 ? null : { reason: pause.reason, untilMs: pause.untilMs, rows };
}

/** Since when the cloud cannot be read, once that is news; null while it can. */
export async function readCloud({ store: { db }, now }: ServiceContext): Promise<DeskStatus['cloud']> {
  const { lastSuccessMs, lastErrorAtMs } = await readScope(db, 'open');
  const isFailing = (lastErrorAtMs ?? 0) > (lastSuccessMs ?? 0);
  return isFailing && now() - (lastSuccessMs ?? 0) > TELL_AFTER_MS ? { sinceMs: lastSuccessMs } : null;
}

const WAITING_KINDS: readonly GrantKind[] = ['joined', 'role', 'enabled', 'glass', 'regions'];

/** From when what was given counts (epoch ms). */
function fromOf(
  kind: GrantKind,
  from: { countsFromMs: number | null; breakGlassFromMs: number | null; regionsFromMs: number | null },
): number | null {
  if (kind === 'glass') return from.breakGlassFromMs;
  return kind === 'regions' ? from.regionsFromMs : from.countsFromMs;
}

/** What the acting admin has not put away: grants of others, for seven days. Newest first. */
export async function readNotices(ctx: ServiceContext): Promise<DeskNotice[]> {
  const actor = requirePermission(ctx, 'users.manage');
  const nowMs = ctx.now();
  const about = { userId: actor.id, sinceMs: nowMs - GRANT_NOTICE_MS };
  const grants = await readUnreadGrants(ctx.store.db, about);
  return grants.flatMap(({ id, kind, email, role, byId, byName, atMs, ...from }) => {
    if (!isRole(role)) return [];
    const mayWait = WAITING_KINDS.includes(kind);
    const fromMs = fromOf(kind, from);
    return [
      {
        kind: 'grant',
        id,
        what: kind,
        who: email,
        role,
        byName: isServer(byId) ? null : byName,
        atMs,
        countsFromMs: mayWait ? waitsUntil(fromMs, nowMs) : null,
      },
    ];
  });
}

/** Puts notices away, for the acting admin alone. Ids of others than they are shown do nothing. */
export async function dismissNotices(
  ctx: ServiceContext,
  input: z.input<typeof DismissNoticesInput>,
): Promise<{ dismissed: number }> {
  const actor = requirePermission(ctx, 'users.manage');
  const { ids } = parseInput(DismissNoticesInput, input);
  const atMs = ctx.now();
  const shown = (await readNotices(ctx)).filter(({ id }) => ids.includes(id));
  if (shown.length === 0) return { dismissed: 0 };
  await withTransaction(ctx, async (tx) => {
    const noticeIds = shown.map(({ id }) => id);
    await storeDismissals(tx, {
      userId: actor.id,
      noticeIds,
      atMs,
      forgetBeforeMs: atMs - GRANT_NOTICE_MS,
    });
    await recordAudit(tx, ctx, {
      action: 'notice.dismiss',
      objectType: 'notice',
      objectId: noticeIds[0] ?? '',
      after: {
        notices: shown.map(({ what, who, role, atMs: givenAtMs }) => ({ what, who, role, givenAtMs })),
      },
    });
  });
  return { dismissed: shown.length };
}

/** Which cloud and account this server reads and orders at: people must never take one for another. */
export function whichCloud(
  {
    ensEndpoint,
    ensAccountId,
  }: Pick<ReturnType<typeof getConfig>, 'ensEndpoint' | 'ensAccountId'> = getConfig(),
): WhichCloud {
  const { host, hostname } = new URL(ensEndpoint);
  return { endpoint: host, accountId: ensAccountId, simulated: isLoopbackHost(hostname) };
}
