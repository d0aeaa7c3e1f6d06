import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { coversSchedule, type PlanHashVersion } from '@/lib/domain/plan-hash';
import type { RegionLimit } from '@/lib/domain/region-limit';
import type { RowException } from '@/lib/domain/schedule/row-wait';
import type { ExceptionGroup } from '@/lib/schemas/batches';
import {
  copyDraftExceptions,
  DRAFT_EXCEPTIONS,
  deleteDraftExceptions,
  type ExceptionRecord,
  insertExceptions,
  readExceptions,
  readKeysOf,
  readNamedExceptions,
} from '@/lib/server/db/queries/plan-exceptions';
import type { Queryable, Tx } from '@/lib/server/db/schema';

/**
 * Stores what rows of a draft shall pass, in place of what they passed before. The draft must be locked.
 * @param exceptions row id → what it passes and why, null nothing
 * Throws DeskError `invalid_input` `unknown_row`.
 */
export async function storeExceptions(
  tx: Tx,
  batchId: string,
  exceptions: Readonly<Record<string, RowException | null>>,
  by: { userId: string; atMs: number },
): Promise<void> {
  const rowIds = Object.keys(exceptions);
  const keys = await readKeysOf(tx, batchId, rowIds);
  const unknown = rowIds.length - keys.size;
  if (unknown > 0) throw new DeskError('invalid_input', 'unknown_row', { count: unknown });
  await deleteDraftExceptions(tx, batchId, [...keys.values()]);
  const lines = [...keys].flatMap(([rowId, eventKey]) => {
    const { reason = '', rules = [] } = exceptions[rowId] ?? {};
    // The same rule twice is one line; the last word on its version holds.
    const distinct = new Map(rules.map((rule) => [`${rule.kind} ${rule.id}`, rule]));
    return [...distinct.values()].map(({ kind, id, version }) => ({
      batchId,
      revision: DRAFT_EXCEPTIONS,
      eventKey,
      ruleKind: kind,
      ruleId: id,
      ruleVersion: version,
      reason,
      by: by.userId,
      atMs: by.atMs,
    }));
  });
  await insertExceptions(tx, lines);
}

/**
 * Keeps the exceptions of the rows of a plan under its revision, so that its hash covers them; returns how many rows have
 * one. Those of rows that were taken out of the draft stay behind.
 */
export async function sealExceptions(
  tx: Tx,
  batch: { id: string; revision: number },
  exceptions: ReadonlyMap<string, RowException>,
  rows: readonly { eventKey: string }[],
): Promise<number> {
  if (exceptions.size === 0) return 0;
  const keys = new Set(rows.flatMap(({ eventKey }) => (exceptions.has(eventKey) ? [eventKey] : [])));
  await copyDraftExceptions(tx, batch, [...keys]);
  return keys.size;
}

/** Event key → what the row of a draft shall pass. */
export async function draftExceptions(db: Queryable, batchId: string): Promise<Map<string, RowException>> {
  return byRow(await readExceptions(db, batchId, DRAFT_EXCEPTIONS));
}

/** The exceptions that belong to the sealed plan of a batch: all, or those of some events. A plan of before has none. */
export async function sealedExceptions(
  db: Queryable,
  batch: { id: string; revision: number },
  version: PlanHashVersion,
  eventKeys?: readonly string[],
): Promise<ExceptionRecord[]> {
  return coversSchedule(version) ? readExceptions(db, batch.id, batch.revision, eventKeys) : [];
}

/** Instances that are named of each group. */
const MAX_NAMED = 20;

/** What rows of a submitted plan pass, by rule and reason, in the reader's regions; of a draft nothing. */
export async function readExceptionGroups(
  db: Queryable,
  { id: batchId, revision, planHash }: { id: string; revision: number; planHash: string | null },
  limit: RegionLimit,
): Promise<ExceptionGroup[]> {
  if (planHash === null) return [];
  const groups = new Map<string, ExceptionGroup>();
  for (const line of await readNamedExceptions(db, { batchId, revision, limit })) {
    const { ruleKind: kind, ruleId, ruleVersion, reason } = line;
    const now = kind === 'window' ? line.ruleVersionNow : line.budgetVersionNow;
    const key = JSON.stringify([kind, ruleId, ruleVersion, reason]);
    const group = groups.get(key) ?? {
      kind,
      ruleId,
      ruleName: (kind === 'window' ? line.ruleName : line.budgetName) ?? '',
      isStale: now !== ruleVersion,
      reason,
      rows: 0,
      instances: [],
    };
    group.rows += 1;
    if (group.instances.length < MAX_NAMED) group.instances.push(line.instanceName || line.resourceId);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Event key → what its row passes. */
export function byRow(lines: readonly ExceptionRecord[]): Map<string, RowException> {
  const found = new Map<string, { reason: string; rules: RowException['rules'][number][] }>();
  for (const { eventKey, ruleKind: kind, ruleId: id, ruleVersion: version, reason } of lines) {
    const known = found.get(eventKey);
    if (known) known.rules.push({ kind, id, version });
    else found.set(eventKey, { reason, rules: [{ kind, id, version }] });
  }
  return found;
}
