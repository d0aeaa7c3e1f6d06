import 'server-only';
import { randomUUID } from 'node:crypto';
import { listUntagged, replaceTags, type TagRow } from '@/lib/server/db/queries/inventory';
import { readScope, saveScope } from '@/lib/server/db/queries/sync';
import { EnsError } from '@/lib/server/ens/errors';
import { unreadableReply } from '@/lib/server/ens/read-values';
import type { CloudTag, EnsClient } from '@/lib/server/ens/types';
import type { InventoryRun } from '@/lib/server/jobs/inventory/read-instances';
import { LeaseLost } from '@/lib/server/jobs/runtime/lease';
import { clearFailure, clip, keepSyncLease, recordFailure, recordSuccess } from '@/lib/server/jobs/sync/run';
import { withTransaction } from '@/lib/server/services/context';
import { rebuildMembers } from '@/lib/server/services/schedule/members';

/** How often all tags are read (ms), and how often a right that is missing is tried again. */
export const TAGS_EVERY_MS = 60 * 60_000;
/** [DOC] Ids of one ListTagResources call. */
const MAX_IDS = 50;
/** [DOC] 20 tags an instance; a reply that goes on beyond what 50 of them can have does not end. */
const MAX_REPLIES = 200;
/** [DOC] A key has at most 64 or 128 characters, a value 128; the column of an index must stay short. */
const MAX_KEY = 200;
const MAX_VALUE = 500;

export type TagsResult = {
  state: 'complete' | 'paused' | 'failed' | 'lost';
  instances: number;
  changed: boolean;
};

/**
 * Reads the tags of listed instances, 50 a call: of all, or only of those whose tags were never read. A reading that was
 * interrupted goes on with those that are left. Never throws: failures are stored and returned, and the tags stay.
 */
export async function readTags(run: InventoryRun, which: 'all' | 'new'): Promise<TagsResult> {
  const result: TagsResult = { state: 'complete', instances: 0, changed: false };
  try {
    const sinceMs = which === 'all' ? await beginOrResume(run) : 1;
    let afterId = '';
    for (;;) {
      const ids = await listUntagged(run.store.db, sinceMs, afterId, MAX_IDS);
      const last = ids.at(-1);
      if (last === undefined) break;
      if (run.shouldPause()) return { ...result, state: 'paused' };
      const tags = await tagsOf(run.ens, ids);
      result.changed = (await storeTags(run, ids, tags)) || result.changed;
      result.instances += ids.length;
      afterId = last;
    }
    await finish(run, which);
  } catch (error) {
    if (error instanceof LeaseLost) return { ...result, state: 'lost' };
    result.state = 'failed';
    const { kind } = await recordFailure(run, 'tags', error);
    // A right is not granted within seconds: names and regions work without tags.
    if (kind === 'unauthorised')
      await saveScope(run.store.db, 'tags', { retryAtMs: run.now() + TAGS_EVERY_MS });
  }
  return result;
}

/** Tags that were read since then are read. */
async function beginOrResume(run: InventoryRun): Promise<number> {
  const known = await readScope(run.store.db, 'tags');
  const ageMs = run.now() - known.runStartedAtMs;
  if (known.nextPage > 0 && ageMs >= 0 && ageMs < TAGS_EVERY_MS) return known.runStartedAtMs;
  const runStartedAtMs = run.now();
  await withTransaction(run, async (tx) => {
    await keepSyncLease(tx, run);
    await saveScope(tx, 'tags', { runId: randomUUID(), nextPage: 1, runStartedAtMs, eventsSeen: 0 });
  });
  return runStartedAtMs;
}

/**
 * The tags of these instances, all replies of them. One strange id may make the cloud refuse a whole list ([inferred], as
 * for DescribeInstances): it is halved until the strange ones stand alone, which have none. Throws EnsError.
 */
async function tagsOf(ens: EnsClient, ids: readonly string[]): Promise<CloudTag[]> {
  try {
    return await allReplies(ens, ids);
  } catch (error) {
    const isRefused =
      error instanceof EnsError && error.kind === 'refused' && error.code.startsWith('Invalid');
    if (!isRefused) throw error;
    if (ids.length === 1) return [];
    const middle = Math.ceil(ids.length / 2);
    return [...(await tagsOf(ens, ids.slice(0, middle))), ...(await tagsOf(ens, ids.slice(middle)))];
  }
}

async function allReplies(ens: EnsClient, resourceIds: readonly string[]): Promise<CloudTag[]> {
  const tags: CloudTag[] = [];
  const tokens = new Set<string>();
  let nextToken: string | null = null;
  do {
    const page = await ens.listTagResources({ resourceIds, ...(nextToken !== null && { nextToken }) });
    tags.push(...page.tags);
    nextToken = page.nextToken;
    // The same token again would be the same reply again.
    if (nextToken !== null && (tokens.has(nextToken) || tokens.size >= MAX_REPLIES)) throw unreadableReply();
    if (nextToken !== null) tokens.add(nextToken);
  } while (nextToken !== null);
  return tags;
}

async function storeTags(
  run: InventoryRun,
  ids: readonly string[],
  tags: readonly CloudTag[],
): Promise<boolean> {
  const rows = tagRows(ids, tags);
  return withTransaction(run, async (tx) => {
    await keepSyncLease(tx, run);
    return replaceTags(tx, ids, rows, run.now());
  });
}

/** One row for each key of an instance that was asked for; of a key that is named twice the last counts. */
function tagRows(ids: readonly string[], tags: readonly CloudTag[]): TagRow[] {
  const wanted = new Set(ids);
  const rows = new Map<string, TagRow>();
  for (const { resourceId, key, value } of tags) {
    if (!wanted.has(resourceId)) continue;
    const row = { instanceId: resourceId, key: clip(key, MAX_KEY), value: clip(value, MAX_VALUE) };
    rows.set(JSON.stringify([row.instanceId, row.key]), row);
  }
  return [...rows.values()];
}

async function finish(run: InventoryRun, which: 'all' | 'new'): Promise<void> {
  await withTransaction(run, async (tx) => {
    await keepSyncLease(tx, run);
    await rebuildMembers(tx, run.now());
    // The tags of those that came say nothing of how old the others are, but that tags can be read.
    if (which === 'all') await recordSuccess(tx, 'tags', run.now());
    else await clearFailure(tx, 'tags');
  });
}
