import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import type { OutcomeSettings } from '@/lib/domain/outcome-settings';
import type { Phase } from '@/lib/domain/outcomes';
import { type Acknowledged, AcknowledgeInput } from '@/lib/schemas/outcomes';
import { lockBatch } from '@/lib/server/db/queries/batches';
import {
  insertAcks,
  type JudgedRow,
  readBatchesOf,
  readJudgedRows,
} from '@/lib/server/db/queries/outcome-remarks';
import { recordAudit } from '@/lib/server/services/audit/record';
import {
  regionsOf,
  requirePermission,
  type ServiceContext,
  withTransaction,
} from '@/lib/server/services/context';
import { endRepeats } from '@/lib/server/services/notices/watch';
import { judgingOf } from '@/lib/server/services/outcomes/judging';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * Takes rows out of "look here" for everybody, with an optional sentence, until their phase changes. A row that is in
 * another phase by now, or that needs nobody, is left as it is and named in the answer.
 * Throws DeskError `not_found` `rows` (a row that does not exist, or is beyond the actor's regions), `conflict` `phase_changed` (none was left to acknowledge).
 */
export async function acknowledgeOutcomes(
  ctx: ServiceContext,
  input: z.input<typeof AcknowledgeInput>,
  settings?: OutcomeSettings,
): Promise<Acknowledged> {
  const actor = requirePermission(ctx, 'outcomes.ack');
  const { rows, note } = parseInput(AcknowledgeInput, input);
  const phaseOf = new Map<string, Phase>(rows.map(({ rowId, phase }) => [rowId, phase]));
  const rowIds = [...phaseOf.keys()];
  const judging = await judgingOf(ctx, settings);
  const limit = regionsOf(ctx);
  return withTransaction(ctx, async (tx) => {
    const atMs = ctx.now();
    // In one order for everybody, so that two people never wait for each other.
    for (const batchId of await readBatchesOf(tx, rowIds, limit)) await lockBatch(tx, batchId, atMs);
    const found = await readJudgedRows(tx, judging, rowIds, limit);
    if (found.length < rowIds.length) throw new DeskError('not_found', 'rows');
    const taken = found.filter((row) => row.looksHere === 1 && row.phase === phaseOf.get(row.id));
    if (taken.length === 0) throw new DeskError('conflict', 'phase_changed');
    await insertAcks(tx, taken, { userId: actor.id, userName: actor.name, atMs, note });
    for (const batchId of new Set(taken.map((row) => row.batchId))) {
      await recordAudit(tx, ctx, {
        action: 'rows.acknowledge',
        objectType: 'batch',
        objectId: batchId,
        after: {
          rows: taken.filter((row) => row.batchId === batchId).map(evidenceOf),
          ...(note ? { note } : {}),
        },
      });
    }
    for (const batchId of new Set(taken.map((row) => row.batchId))) {
      await endRepeats(tx, judging, { batchId, nowMs: atMs });
    }
    const ids = new Set(taken.map(({ id }) => id));
    return { acknowledged: [...ids], changed: rowIds.filter((id) => !ids.has(id)) };
  });
}

function evidenceOf({ eventId, resourceId, phase, sinceMs }: JudgedRow) {
  return { eventId, resourceId, phase, sinceMs: Number(sinceMs ?? 0) };
}
