import 'server-only';
import { constants, existsSync, statSync } from 'node:fs';
import { refuseReadOnly } from '@/lib/server/db/embedded-folder';
import {
  FILE_PARTS,
  findDamage,
  looksLikeDatabase,
  openToRead,
  sizeOf,
  tableNames,
} from '@/lib/server/db/sqlite-file';
import { errorCode, restoreSteps, StoreRefusal } from '@/lib/server/db/store-refusal';
import { monotonicMs } from '@/lib/time/clock';

/** Exists only while a restore swaps the files; see backup-file.ts. */
export const RESTORING_SUFFIX = '.restoring';

/** Up to this size the whole file is checked: some 2 ms for each MB, measured with 100,000 events (180 MB). */
const WHOLE_CHECK_BYTES = 1_000_000_000;
/** A bigger file is checked table by table until this much time has gone (ms). */
const CHECK_BUDGET_MS = 10_000;

export type Checked = {
  /** Tables that a big file's check had no time for; empty as a rule. */
  unchecked: string[];
  tookMs: number;
};

/**
 * Looks at the file of an embedded store before it is opened: readable, writable, a database, ours, and sound. Reads
 * only: a file that is refused stays as it was. An absent or empty file is fine, the store is made there.
 * Throws StoreRefusal.
 */
export function checkStoreFile(
  file: string,
  { wholeBytes = WHOLE_CHECK_BYTES, budgetMs = CHECK_BUDGET_MS } = {},
): Checked {
  const startedMs = monotonicMs();
  refuseInterruptedRestore(file);
  const took = () => Math.round(monotonicMs() - startedMs);
  const size = sizeOf(file);
  if (size === null || (size === 0 && !sizeOf(`${file}-wal`))) return { unchecked: [], tookMs: took() };
  if (!statSync(file).isFile()) {
    throw new StoreRefusal('not_a_file', [
      `${file} is not a file, so it cannot hold the store.`,
      'Set DATABASE_URL to file:PATH of a file in a local folder.',
    ]);
  }
  for (const part of FILE_PARTS) {
    if (existsSync(file + part)) refuseReadOnly(file + part, constants.R_OK | constants.W_OK);
  }
  if (!looksLikeDatabase(file)) {
    throw new StoreRefusal('not_a_database', [
      `${file} is not a database: it does not start as one. It may have been cut, overwritten or encrypted.`,
      ...restoreSteps(file),
    ]);
  }
  const unchecked = readSoundness(file, size <= wholeBytes, () => took() < budgetMs);
  return { unchecked, tookMs: took() };
}

function refuseInterruptedRestore(file: string): void {
  if (!existsSync(file + RESTORING_SUFFIX)) return;
  throw new StoreRefusal('restore_interrupted', [
    `A restore of ${file} did not come to its end.`,
    'Run it again: npm run restore -- BACKUP. What was there before lies beside it (.before-restore-…).',
  ]);
}

/** Returns the tables that there was no time for. Throws StoreRefusal. */
function readSoundness(file: string, isWhole: boolean, hasTime: () => boolean): string[] {
  let findings: string[];
  const unchecked: string[] = [];
  let tables: string[] = [];
  try {
    const database = openToRead(file);
    try {
      tables = tableNames(database);
      findings = isWhole
        ? findDamage(database, 'quick_check')
        : tables.flatMap((table) => {
            if (hasTime()) return findDamage(database, 'quick_check', table);
            unchecked.push(table);
            return [];
          });
    } finally {
      database.close();
    }
  } catch (error) {
    findings = [errorCode(error) || 'it cannot be read'];
  }
  if (findings.length > 0) throw corrupt(file, findings);
  refuseForeign(file, tables);
  return unchecked;
}

export function corrupt(file: string, findings: readonly string[]): StoreRefusal {
  return new StoreRefusal('corrupt', [
    `${file} is damaged. The integrity check says:`,
    ...findings.slice(0, 5).flatMap((finding) =>
      finding
        .split('\n')
        .slice(0, 5)
        .map((line) => `  ${line}`),
    ),
    ...restoreSteps(file),
  ]);
}

function refuseForeign(file: string, tables: readonly string[]): void {
  if (tables.length === 0 || tables.includes('kysely_migration')) return;
  throw new StoreRefusal('foreign_database', [
    `${file} is a database of another program (it has the tables ${tables.slice(0, 5).join(', ')}). It was not changed.`,
    'Set DATABASE_URL to a file of the desk’s own.',
  ]);
}
