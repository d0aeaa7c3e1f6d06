import 'server-only';
import { z } from 'zod';
import { orderOf } from '@/lib/domain/batches';
import type { LostOrder, Sight } from '@/lib/domain/reconcile';
import type { LostRow } from '@/lib/server/db/queries/batch-rows-settle';

const SightsSchema = z.array(
  z.object({
    status: z.string().nullable(),
    notBeforeMs: z.number().nullable(),
    firstAtMs: z.number(),
    lastAtMs: z.number(),
    count: z.number(),
  }),
);

/** The evidence that a row's column holds; none when it was never read. */
export function readSights(sightsJson: string | null): Sight[] {
  return sightsJson === null ? [] : SightsSchema.parse(JSON.parse(sightsJson));
}

/** What settling goes by; null for a row whose call has not ended, or that holds no order. */
export function lostOrder(row: LostRow): LostOrder | null {
  const order = orderOf(row);
  if (!order || row.callEndedAtMs === null) return null;
  return {
    order,
    statusBefore: row.statusAtSubmit,
    notBeforeBeforeMs: row.notBeforeAtSendMs,
    dueAtMs: row.dueAtSendMs,
    // An event with NotBefore is due exactly then; any other due time is reckoned from its publication.
    dueIsEstimate: row.notBeforeAtSendMs === null,
    sinceMs: row.callEndedAtMs,
  };
}
