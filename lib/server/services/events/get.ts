import 'server-only';
import { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import type { EventDetail, InstanceDetail } from '@/lib/schemas/events';
import {
  readEventExtras,
  readEventHistory,
  readEventOrders,
  readEventsByKeys,
} from '@/lib/server/db/queries/events';
import { findInstance, type InstanceRow } from '@/lib/server/db/queries/instances';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { toEventRow } from '@/lib/server/services/events/list';
import { parseInput } from '@/lib/server/services/parse-input';
import { findDueInFreeze } from '@/lib/server/services/schedule/due-in-freeze';

const EventKeyInput = z.object({ key: z.string().min(3).max(2_000) });

/** Everything known of one event. Input: `{key}`. Throws DeskError not_found, also for one beyond the actor's regions. */
export async function getEvent(ctx: ServiceContext, input: unknown): Promise<EventDetail> {
  requirePermission(ctx, 'events.read');
  const { key } = parseInput(EventKeyInput, input);
  if (key.includes('\0')) throw new DeskError('invalid_input', 'characters');
  const { db } = ctx.store;
  const limit = regionsOf(ctx);
  const [row] = await readEventsByKeys(db, [key], limit);
  const extras = await readEventExtras(db, key);
  if (!row || !extras) throw new DeskError('not_found', 'event');
  const instance = await findInstance(db, row.resourceId);
  const orders = await readEventOrders(db, key, limit);
  const [frozen] = await findDueInFreeze(db, { limit, nowMs: ctx.now(), onlyKey: key });
  return {
    ...toEventRow(row),
    ...extras,
    history: await readEventHistory(db, key),
    instance:
      instance && instance.fetchedAtMs > 0 && instance.name + instance.status !== ''
        ? toInstance(instance)
        : null,
    dueInFreeze: frozen
      ? { name: frozen.freeze.name, untilMs: frozen.freeze.untilMs, left: frozen.left }
      : null,
    orders: orders.map((order) => ({
      ...order,
      outcome: order.outcome ?? 'queued',
      opsType: order.opsType ?? 'immediate',
    })),
  };
}

const Texts = z.array(z.string()).catch([]);
const Disks = z
  .array(z.object({ category: z.string(), sizeGib: z.number().nullable(), kind: z.enum(['system', 'data']) }))
  .catch([]);

function toInstance(row: InstanceRow): InstanceDetail {
  return {
    instanceId: row.instanceId,
    name: row.name,
    status: row.status,
    regionId: row.regionId,
    spec: row.spec,
    cpu: row.cpu,
    memoryMb: row.memoryMb,
    osName: row.osName,
    publicIps: Texts.parse(readJson(row.publicIps)),
    privateIps: Texts.parse(readJson(row.privateIps)),
    disks: Disks.parse(readJson(row.disksJson)),
    fetchedAtMs: row.fetchedAtMs,
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
