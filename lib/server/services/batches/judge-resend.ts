import 'server-only';
import { orderOf } from '@/lib/domain/batches';
import { judgeTime } from '@/lib/domain/plan';
import {
  addSight,
  type DecisionCause,
  mayResend,
  type Reading,
  type Sight,
  settleByReading,
} from '@/lib/domain/reconcile';
import type { ResendRefusal } from '@/lib/schemas/decisions';
import type { LostRow } from '@/lib/server/db/queries/batch-rows-settle';
import type { CloudEvent } from '@/lib/server/ens/types';
import { lostOrder, readSights } from '@/lib/server/services/batches/lost-order';

/** Why a row may not be ordered again (null = it may), and the evidence with the newest reading. */
export type ResendCheck = { refusal: ResendRefusal | null; sights: Sight[]; cause: DecisionCause | null };

/** Judges one row by its event as the cloud shows it at `nowMs` (epoch ms). */
export function judgeResend(row: LostRow, event: CloudEvent | null, nowMs: number): ResendCheck {
  const reading: Reading = { status: event?.eventStatus ?? null, notBeforeMs: event?.notBeforeMs ?? null };
  const sights = addSight(readSights(row.sightsJson), reading, nowMs);
  const lost = lostOrder(row);
  const cause = lost ? settleByReading(lost, sights, nowMs).cause : null;
  return { refusal: refusalOf(row, reading, nowMs), sights, cause };
}

function refusalOf(row: LostRow, reading: Reading, nowMs: number): ResendRefusal | null {
  if (reading.status === null) return 'gone';
  const lost = lostOrder(row);
  if (!lost || !mayResend(lost, reading)) return 'moved';
  const order = orderOf(row);
  const timeProblem = order ? judgeTime(order, nowMs) : 'past';
  return timeProblem === 'past' || timeProblem === 'too_soon' ? 'plan_time_passed' : null;
}
