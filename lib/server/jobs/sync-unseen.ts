import 'server-only';
import { raiseCounter } from '@/lib/server/db/queries/counters';
import { listUnseen, markGone } from '@/lib/server/db/queries/events-mirror';
import { describeEvents, isLastPage } from '@/lib/server/ens/describe-events';
import type { CloudEvent } from '@/lib/server/ens/types';
import { keepLease, type SyncRun } from '@/lib/server/jobs/sync-deps';
import { lookUpInstances } from '@/lib/server/jobs/sync-instances';
import { storePage } from '@/lib/server/jobs/sync-page';
import { withTransaction } from '@/lib/server/services/context';

/** Events asked for in one call by their ResourceIds: some 3 KB of URL. */
const CHUNK = 100;

export type UnseenRequest = {
  run: { runId: string; startedAtMs: number };
  /** Statuses of the mirror to look after; null = any. */
  statuses: readonly string[] | null;
  /** Mark those that the cloud does not know by their resource either. */
  marksGone: boolean;
  /** At most so many events. */
  limit: number;
};

/**
 * Reads again, by resource, the events that a complete run should have seen and did not: finished ones, and those
 * that slipped from page to page while it read. Returns whether something changed and whether some were left out.
 */
export async function rereadUnseen(
  run: SyncRun,
  request: UnseenRequest,
): Promise<{ changed: boolean; left: boolean }> {
  const { runId, startedAtMs } = request.run;
  let changed = false;
  let afterKey = '';
  for (let asked = 0; asked < request.limit; asked += CHUNK) {
    const unseen = await listUnseen(
      run.store.db,
      { runId, startedAtMs, statuses: request.statuses },
      afterKey,
      CHUNK,
    );
    const last = unseen.at(-1);
    if (!last) return { changed, left: false };
    afterKey = last.key;
    const resourceIds = [...new Set(unseen.map(({ resourceId }) => resourceId))];
    for await (const events of pagesByResource(run, resourceIds)) {
      const lookup = await lookUpInstances(run, events);
      const stored = await storePage(run, { runId, events, lookup, progress: null });
      changed ||= stored.changed;
    }
    const keys = unseen.map(({ key }) => key);
    if (request.marksGone && (await storeGone(run, keys, runId))) changed = true;
  }
  return { changed, left: true };
}

async function* pagesByResource(run: SyncRun, resourceIds: readonly string[]): AsyncGenerator<CloudEvent[]> {
  for (let pageNumber = 1; ; pageNumber++) {
    const page = await describeEvents(run.ens, { resourceIds, pageNumber });
    yield page.events;
    if (isLastPage(page, pageNumber)) return;
  }
}

async function storeGone(run: SyncRun, keys: readonly string[], runId: string): Promise<boolean> {
  return withTransaction(run, async (tx) => {
    await keepLease(tx, run);
    const marked = await markGone(tx, keys, { runId, goneAtMs: run.now() });
    if (marked > 0) await raiseCounter(tx, 'mirror');
    return marked > 0;
  });
}
