import 'server-only';
import { listRegions, upsertRegions } from '@/lib/server/db/queries/instances';
import { readScope } from '@/lib/server/db/queries/sync-scopes';
import type { SyncDeps } from '@/lib/server/jobs/sync-deps';
import { recordFailure, recordSuccess } from '@/lib/server/jobs/sync-failure';
import { clip } from '@/lib/server/jobs/sync-text';

/** The list of regions hardly ever changes (ms). */
const FRESH_MS = 6 * 60 * 60_000;
const MAX_NAME = 200;

/** Region id → name, asked for again after six hours. A failure is stored, and the last names stay. */
export async function regionNames(deps: SyncDeps): Promise<ReadonlyMap<string, string>> {
  const { db } = deps.store;
  const state = await readScope(db, 'regions');
  const old = state.lastSuccessMs === null || deps.now() - state.lastSuccessMs >= FRESH_MS;
  if (old && state.retryAtMs <= deps.now()) {
    try {
      const regions = await deps.ens.describeEnsRegions();
      const fetchedAtMs = deps.now();
      const rows = new Map(
        regions
          .filter(({ regionId, name }) => regionId !== '' && name !== '')
          .map(({ regionId, name }) => ({
            regionId: clip(regionId, MAX_NAME),
            name: clip(name, MAX_NAME),
            fetchedAtMs,
          }))
          .map((row) => [row.regionId, row]),
      );
      await upsertRegions(db, [...rows.values()]);
      await recordSuccess(db, 'regions', fetchedAtMs);
    } catch (error) {
      await recordFailure(deps, 'regions', error);
    }
  }
  return new Map((await listRegions(db)).map(({ regionId, name }) => [regionId, name]));
}
