import path from 'node:path';
import Libsql from 'libsql';
import { fields } from '@/e2e/faults/big-batch';
import type { Desk } from '@/e2e/helpers/desk';

/** A copy of the store as it is now, whole, beside it. */
export function copyStore(desk: Desk): string {
  const copy = path.join(desk.folder, `copy-${performance.now()}.db`);
  const live = new Libsql(path.join(desk.folder, 'desk.db'));
  live.prepare('vacuum into ?').run(copy);
  live.close();
  return copy;
}

/**
 * Changes one byte of the entry about the approval with this comment, as who holds the file can: the triggers that
 * refuse it go first. Returns the number of the entry.
 */
export function changeApproval(file: string, comment: string): number {
  const store = new Libsql(file);
  try {
    const triggers = store.prepare(`select "name" from sqlite_master where "type" = 'trigger'`).all();
    for (const trigger of triggers) store.exec(`drop trigger "${String(fields(trigger).name)}"`);
    const { changes } = store
      .prepare(
        `update "auditEntries" set "afterJson" = replace("afterJson", ?, ?)
         where "action" = 'batch.approve' and instr("afterJson", ?) > 0`,
      )
      .run(comment, `M${comment.slice(1)}`, comment);
    if (changes !== 1) throw new Error(`${changes} entries have the comment`);
    const entry = store
      .prepare(
        `select "seq" from "auditEntries" where "action" = 'batch.approve' and instr("afterJson", ?) > 0`,
      )
      .get(`M${comment.slice(1)}`);
    return Number(fields(entry).seq);
  } finally {
    store.close();
  }
}
