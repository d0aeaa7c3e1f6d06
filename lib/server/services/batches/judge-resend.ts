import 'server-only';
import { orderOf } from '@/lib/domain/batches';
import {
  addSight,
  type DecisionCause,
  type Reading,
  type Sight,
  settleByReading,
} from '@/lib/domain/reconcile';
import { judgeRow, type RefusalAt } from '@/lib/domain/row-gate';
import type { LostRow } from '@/lib/server/db/queries/batch-rows-settle';
import type { CloudEvent } from '@/lib/server/ens/types';
import { lostOrder, readSights } from '@/lib/server/services/batches/lost-order';

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
