import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import type { RowException } from '@/lib/domain/schedule/row-wait';
import {
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

/** Event key → what the row of a draft shall pass. */
export async function draftExceptions(db: Queryable, batchId: string): Promise<Map<string, RowException>> {
  return byRow(await readExceptions(db, batchId, DRAFT_EXCEPTIONS));
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
