import { parseArgs } from 'node:util';
import { ConfigError } from '@/lib/server/config';
import { StoreRefusal } from '@/lib/server/db/store-refusal';
import { UsageError } from './command-context';

export const EXIT_REFUSED = 1;
const EXIT_USAGE = 2;

export type StoreArgs = { file: string | null; force: boolean; help: boolean };

/** At most one FILE, and --force. Throws UsageError. */
export function parseStoreArgs(args: readonly string[]): StoreArgs {
  const { values, positionals } = read(args);
  const [file = null, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError('Too many arguments.');
  if (file === '') throw new UsageError('The name of the file is empty.');
  return { file, force: values.force === true, help: values.help === true };
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { force: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Runs the command and ends with its exit code; every failure is a sentence, never a stack. */
export async function runStoreCommand(usage: string, work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    process.exitCode = explain(error, usage);
  }
}

function explain(error: unknown, usage: string): number {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${usage}`);
    return EXIT_USAGE;
  }
  if (error instanceof ConfigError) {
    console.error(error.message);
    return EXIT_USAGE;
  }
  if (error instanceof StoreRefusal) {
    console.error(error.message);
    return EXIT_REFUSED;
  }
  console.error('This did not work:', error instanceof Error ? error.message : error);
  return EXIT_REFUSED;
}

/** 2026-11-24T15:04:05.678Z → 20261124T150405Z, as part of a file's name. */
export function stampOf(atMs: number): string {
  return new Date(atMs).toISOString().replace(/[-:]|\.\d+/g, '');
}

/** Row counts for people: what matters first, empty tables left out. */
export function describeRows(rows: Readonly<Record<string, number>>): string {
  const words: Record<string, string> = {
    events: 'events',
    batches: 'batches',
    batchRows: 'rows of batches',
    calls: 'calls',
    auditEntries: 'audit entries',
    user: 'users',
  };
  return Object.entries(words)
    .map(([table, word]) => `${rows[table] ?? 0} ${word}`)
    .join(', ');
}
