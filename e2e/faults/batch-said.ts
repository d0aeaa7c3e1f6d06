import { fields } from '@/e2e/faults/big-batch';
import type { DeskClient } from '@/e2e/faults/desk-client';
import type { RowSaid } from '@/e2e/faults/truth';
import { BATCH_STATES, type BatchState, ROW_OUTCOMES } from '@/lib/domain/batches';
import { routes } from '@/lib/url/routes';

/** What a batch says of itself, by `/api/batches/ID`. */
export type BatchSaid = {
  state: BatchState;
  rows: RowSaid[];
  /** For each unknown row that reading settled or gave to a person: from its order to that moment (ms). */
  settleMs: number[];
};

/** Throws when the answer has another shape. */
export async function readBatch(client: DeskClient, batchId: string): Promise<BatchSaid> {
  const batch = fields(await client.read(routes.apiBatch(batchId)));
  const state = BATCH_STATES.find((name) => name === batch.state);
  if (!state) throw new Error(`a batch says ${String(batch.state)}`);
  const startedAtMs = new Map(list(batch.calls).map((call) => [call.id, Number(call.startedAtMs)]));
  const rows = list(batch.rows);
  return {
    state,
    rows: rows.map(rowSaid),
    settleMs: rows.flatMap((row) => {
      const fromMs = startedAtMs.get(row.callId);
      const toMs = settledAtMs(row);
      return fromMs === undefined || toMs === null ? [] : [toMs - fromMs];
    }),
  };
}

function rowSaid(row: Record<string, unknown>): RowSaid {
  const outcome = ROW_OUTCOMES.find((name) => name === row.outcome);
  if (typeof row.eventId !== 'string' || typeof row.id !== 'string' || !outcome) {
    throw new Error(`a row says ${String(row.outcome)}`);
  }
  return {
    id: row.id,
    eventId: row.eventId,
    outcome,
    isSettledByReading: row.reason === 'settled_by_reading',
    needsDecision: typeof row.needsDecisionAtMs === 'number',
    isLeft: typeof row.leftAtMs === 'number',
  };
}

function settledAtMs(row: Record<string, unknown>): number | null {
  if (typeof row.needsDecisionAtMs === 'number') return row.needsDecisionAtMs;
  if (row.reason !== 'settled_by_reading') return null;
  const lastAtMs = list(row.sights).at(-1)?.lastAtMs;
  return typeof lastAtMs === 'number' ? lastAtMs : null;
}

function list(value: unknown): Record<string, unknown>[] {
  if (!Array.isArray(value)) throw new Error('a list is expected');
  return value.map(fields);
}
