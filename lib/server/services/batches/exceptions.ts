import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { coversSchedule, type PlanHashVersion } from '@/lib/domain/plan-hash';
import type { RowException } from '@/lib/domain/schedule/row-wait';
import {
  copyDraftExceptions,
  DRAFT_EXCEPTIONS,
  deleteDraftExceptions,
  type ExceptionRecord,
  insertExceptions,
  readExceptions,
  readKeysOf,
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
