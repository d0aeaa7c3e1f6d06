import 'server-only';
import { z } from 'zod';
import { orderOf } from '@/lib/domain/batches';
import {
  addSight,
  type DecisionCause,
  type LostOrder,
  type Reading,
  type Sight,
  settleByReading,
} from '@/lib/domain/reconcile';
import { judgeRow, type RefusalAt } from '@/lib/domain/row-gate';
import type { LostRow } from '@/lib/server/db/queries/batch-rows-settle';
import type { CloudEvent } from '@/lib/server/ens/types';

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

/** Why a row may not be ordered again (null = it may), and the evidence with the newest reading. */
export type ResendCheck = {
  refusal: RefusalAt<'resend'> | null;
  sights: Sight[];
  cause: DecisionCause | null;
};

/** Judges one row by its event as the cloud shows it at `nowMs` (epoch ms). */
export function judgeResend(row: LostRow, event: CloudEvent | null, nowMs: number): ResendCheck {
  const reading: Reading = { status: event?.eventStatus ?? null, notBeforeMs: event?.notBeforeMs ?? null };
  const sights = addSight(readSights(row.sightsJson), reading, nowMs);
  const lost = lostOrder(row);
  const cause = lost ? settleByReading(lost, sights, nowMs).cause : null;
  const { refusals } = judgeRow('resend', { order: orderOf(row), lost, reading }, nowMs);
  return { refusal: refusals[0] ?? null, sights, cause };
}
