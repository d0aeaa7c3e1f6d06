import 'server-only';
import { MAX_DESCRIBE_IDS } from '@/lib/domain/limits';
import type { OutcomeSettings } from '@/lib/domain/outcome-settings';
import { RUNNING_STATUS, STOPPED_STATUS } from '@/lib/domain/outcomes';
import { type EndedRow, noteInstanceRead, readRowsToCheck } from '@/lib/server/db/queries/batch-rows-follow';
import { lockBatch } from '@/lib/server/db/queries/batches';
import { upsertInstances } from '@/lib/server/db/queries/instances';
import type { InstanceRead } from '@/lib/server/db/schema-outcomes';
import { readInstances } from '@/lib/server/ens/describe';
import type { TrackDeps } from '@/lib/server/jobs/follow/track-trail';
import { instanceRow } from '@/lib/server/jobs/sync/look-up';
import { withTransaction } from '@/lib/server/services/context';

/** Rows of one turn, so that a turn stays short: five calls. */
const MAX_ROWS = 500;

/**
 * Reads the instances of rows whose event has ended well, at the times of OUTCOME_INSTANCE_READS_MS after the end, until
 * one read says that all is well: an event that is Executed says nothing of an instance that came up. Returns how many rows were
 * read. Throws EnsError and the store's errors.
 */
export async function checkInstancesOnce(deps: TrackDeps): Promise<number> {
  const rows = await readRowsToCheck(deps.store.db, deps.now(), MAX_ROWS);
  for (let start = 0; start < rows.length; start += MAX_DESCRIBE_IDS) {
    await checkSome(deps, rows.slice(start, start + MAX_DESCRIBE_IDS));
  }
  return rows.length;
}

async function checkSome(deps: TrackDeps, rows: readonly EndedRow[]): Promise<void> {
  const atMs = deps.now();
  const { found } = await readInstances(deps.ens, [...new Set(rows.map(({ resourceId }) => resourceId))]);
  const byId = new Map(found.map((instance) => [instance.instanceId, instance]));
  for (const batchId of new Set(rows.map((row) => row.batchId))) {
    await withTransaction(deps, async (tx) => {
      await lockBatch(tx, batchId, deps.now());
      for (const row of rows.filter((one) => one.batchId === batchId)) {
        const status = byId.get(row.resourceId)?.status ?? null;
        await noteInstanceRead(tx, row, readDone(row, { atMs, status }, deps.config.outcomes));
      }
    });
  }
  await upsertInstances(
    deps.store.db,
    found.map((instance) => instanceRow(instance, atMs)),
  );
}

/** What a read of the instance leaves on the row: well is what runs, or was stopped before and is so again. After an outage the later reads keep their distance from this one. */
export function readDone(
  row: Pick<EndedRow, 'instanceReads' | 'instanceReadsJson' | 'finalAtMs' | 'stoppedBefore'>,
  read: InstanceRead,
  { instanceReadsMs }: Pick<OutcomeSettings, 'instanceReadsMs'>,
) {
  const isAsBefore = row.stoppedBefore === 1 && read.status === STOPPED_STATUS;
  const isWell = read.status === RUNNING_STATUS || isAsBefore;
  const [thisMs, nextMs] = instanceReadsMs.slice(row.instanceReads, row.instanceReads + 2);
  const isLast = isWell || nextMs === undefined;
  const gapMs = (nextMs ?? 0) - (thisMs ?? 0);
  return {
    isWell,
    instanceReadsJson: JSON.stringify([...parseInstanceReads(row.instanceReadsJson), read]),
    nextInstanceReadMs: isLast ? null : Math.max((row.finalAtMs ?? 0) + nextMs, read.atMs + gapMs),
  };
}

/** Guarantee: the column is written by `readDone` alone. */
function parseInstanceReads(json: string | null): InstanceRead[] {
  return json === null ? [] : (JSON.parse(json) as InstanceRead[]);
}
