import 'server-only';
import { isNoticeKind } from '@/lib/domain/notices';
import { LOOK_HERE } from '@/lib/domain/outcomes';
import { ackNotices } from '@/lib/server/db/queries/notices';
import { countOutcomesByPhase, everyRow } from '@/lib/server/db/queries/outcomes';
import type { Judging } from '@/lib/server/db/queries/outcomes-phase';
import type { Tx } from '@/lib/server/db/schema';

/** Where no row of a batch needs anybody in a phase any more, nobody is told of it again. */
export async function endRepeats(
  tx: Tx,
  judging: Judging,
  { batchId, nowMs }: { batchId: string; nowMs: number },
): Promise<void> {
  const counts = await countOutcomesByPhase(tx, judging, { ...everyRow(null), batchId }, nowMs);
  const ended = LOOK_HERE.filter((phase) => counts[phase] === 0).map((phase) => `rows.${phase}`);
  await ackNotices(tx, { batchId, kinds: ended.filter(isNoticeKind), nowMs });
}
