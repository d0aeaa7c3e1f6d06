import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import {
  autoValueOf,
  chosenValues,
  MAX_SERVICES,
  manualServicesOf,
  tagKeysOf,
} from '@/lib/domain/schedule/service-match';
import { PreviewInput, SaveAutoServicesInput, type ServicesPreview } from '@/lib/schemas/services';
import { storeScheduleSettings } from '@/lib/server/db/queries/schedule-settings';
import { listServices } from '@/lib/server/db/queries/services';
import { raiseCounter } from '@/lib/server/db/queries/sync';
import { recordAudit } from '@/lib/server/services/audit/record';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { matchOf } from '@/lib/server/services/schedule/match-json';
import { eachInstance, rebuildMembers } from '@/lib/server/services/schedule/members';
import { currentScheduleSettings } from '@/lib/server/services/schedule/read-settings';
import { requireScheduleManager } from '@/lib/server/services/schedule/require-manager';
import { checkStepUp, requireStepUpProof } from '@/lib/server/services/step-up/check-step-up';
import { requireActingAdmin } from '@/lib/server/services/users/acting-admin';

/**
 * Chooses from what services are made automatically, and makes them. The first choice asks for nothing; another one ends
 * services, so it asks for the password. Throws DeskError `stale` `schedule_stale`, `forbidden` `step_up`,
 * `password_wrong`, `grant_waits`.
 */
export async function saveAutoServices(
  ctx: ServiceContext,
  input: z.input<typeof SaveAutoServicesInput>,
): Promise<{ version: number; services: number; leftOut: number }> {
  const actor = requireScheduleManager(ctx);
  const { expectedVersion, autoServices, stepUp } = parseInput(SaveAutoServicesInput, input);
  const proof = await checkStepUp(ctx, stepUp);
  return withTransaction(ctx, async (tx) => {
    await requireActingAdmin(tx, ctx);
    const before = await currentScheduleSettings(tx);
    if (before.version !== expectedVersion) throw new DeskError('stale', 'schedule_stale');
    if (before.settings.autoServices !== null) await requireStepUpProof(tx, ctx, 'schedule.loosen', proof);
    const nowMs = ctx.now();
    const version = before.version + 1;
    const valueJson = JSON.stringify({ ...before.settings, autoServices });
    const line = { valueJson, version, updatedBy: actor.id, updatedAtMs: nowMs };
    if (!(await storeScheduleSettings(tx, line))) throw new DeskError('stale', 'schedule_stale');
    await recordAudit(tx, ctx, {
      action: 'schedule.settings',
      objectType: 'schedule',
      objectId: 'services',
      before: { autoServices: before.settings.autoServices },
      after: { autoServices, version },
    });
    await raiseCounter(tx, 'schedule');
    const { leftOut } = await rebuildMembers(tx, nowMs);
    const services = (await listServices(tx)).filter(({ origin }) => origin === 'auto').length;
    return { version, services, leftOut };
  });
}

/** Services that a preview names. */
const PREVIEWED = 50;

/** What services a tag key or name pattern would make of the instances as they are now. Stores nothing. */
export async function previewServices(ctx: ServiceContext, input: unknown): Promise<ServicesPreview> {
  requireScheduleManager(ctx);
  const { autoServices } = parseInput(PreviewInput, input);
  const { db } = ctx.store;
  const services = await listServices(db);
  const manual = services
    .filter(({ origin }) => origin === 'manual')
    .map((service) => ({ id: service.id, match: matchOf(service) }));
  const keys = tagKeysOf(manual.map(({ match }) => match));
  const valueIn = autoValueOf(autoServices);
  const manualOf = manualServicesOf(manual);
  const counts = new Map<string, number>();
  const lone = new Map<string, number>();
  let total = 0;
  let assigned = 0;
  const needed = autoServices.kind === 'tag' ? [...new Set([...keys, autoServices.key])] : keys;
  await eachInstance(db, needed, (instances) => {
    for (const instance of instances) {
      total++;
      const value = valueIn(instance);
      const isManual = manualOf(instance).length > 0;
      if (isManual) assigned++;
      if (value === null) continue;
      counts.set(value, (counts.get(value) ?? 0) + 1);
      if (!isManual) lone.set(value, (lone.get(value) ?? 0) + 1);
    }
  });
  const existing = new Set(services.filter(({ origin }) => origin === 'auto').map(({ name }) => name));
  const chosen = chosenValues(counts, existing, MAX_SERVICES - manual.length);
  for (const value of chosen) assigned += lone.get(value) ?? 0;
  const bySize = chosen
    .map((name) => ({ name, members: counts.get(name) ?? 0 }))
    .sort((a, b) => b.members - a.members || (a.name < b.name ? -1 : 1));
  return {
    services: bySize.slice(0, PREVIEWED),
    count: chosen.length,
    coverage: { assigned, total },
    leftOut: counts.size - chosen.length,
  };
}

/** `kind` and `value` of an address as input of `previewServices`, which refuses what is none. */
export function readPreviewParams(params: URLSearchParams): unknown {
  const kind = params.get('kind');
  const value = params.get('value') ?? '';
  return { autoServices: kind === 'name' ? { kind, pattern: value } : { kind, key: value } };
}
