import 'server-only';
import { isRowReason } from '@/lib/domain/batches';
import { can } from '@/lib/domain/permissions';
import type { RegionLimit } from '@/lib/domain/region-limit';
import type { DeskStatus, SetupWarning } from '@/lib/schemas/desk-status';
import { buildId } from '@/lib/server/build-id';
import { getConfig } from '@/lib/server/config';
import { countOpenBatches } from '@/lib/server/db/queries/batch-attention';
import { readBrokenChannels } from '@/lib/server/db/queries/deliveries';
import { countWaitingRows } from '@/lib/server/db/queries/figures-sending';
import { pauseOf, REDEPLOY_BUDGET, readBudget } from '@/lib/server/db/queries/rate-budget';
import { readScope } from '@/lib/server/db/queries/sync-scopes';
import { shareFor } from '@/lib/server/reads/share-for';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { findTrouble } from '@/lib/server/services/health/check-health';
import { readNotices } from '@/lib/server/services/health/notices';
import { judgingOf } from '@/lib/server/services/outcomes/judging';
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
