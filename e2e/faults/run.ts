/** `npm run faults -- kill|many|soak|notices …`: see USAGE. Needs a build. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { killLoop } from '@/e2e/faults/kill-loop';
import { manyServers } from '@/e2e/faults/many';
import { isNoticeTruthful } from '@/e2e/faults/notice-truth';
import { killWhileTelling } from '@/e2e/faults/notices';
import { soak } from '@/e2e/faults/soak';
import { openStoreFor, STORE_NAMES } from '@/e2e/faults/store';

const EXIT_USAGE = 2;
const USAGE = `Usage: npm run faults -- kill [--rounds 30] [--rows 2000] [--seed 1] [--store libsql|postgres]
       npm run faults -- many [--rounds 40] [--rows 10000] [--seed 1]
       npm run faults -- soak [--minutes 10] [--seed 1]
       npm run faults -- notices [--rounds 30] [--servers 1] [--seed 1] [--store libsql|postgres]`;

function usage(problem: string): never {
  console.error(`${problem}\n\n${USAGE}`);
  process.exit(EXIT_USAGE);
}

function positive(name: string, text: string, max: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1 || value > max) usage(`--${name}: a number from 1 to ${max}`);
  return value;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string' },
    rows: { type: 'string' },
    seed: { type: 'string', default: '1' },
    store: { type: 'string', default: 'libsql' },
    minutes: { type: 'string', default: '10' },
    servers: { type: 'string', default: '1' },
  },
});
const store = STORE_NAMES.find((name) => name === values.store);
if (!store) usage(`--store: one of ${STORE_NAMES.join(', ')}`);
const seed = positive('seed', values.seed, 2 ** 31);
/** The options of a run, with its own defaults. */
const sized = (rounds: number, rows: number, maxRows: number) => ({
  seed,
  rounds: positive('rounds', values.rounds ?? String(rounds), 1_000),
  rows: positive('rows', values.rows ?? String(rows), maxRows),
});

async function tellUnderFire(): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-told-'));
  const database = await openStoreFor(store ?? 'libsql', folder);
  try {
    const rounds = positive('rounds', values.rounds ?? '30', 200);
    const servers = positive('servers', values.servers, store === 'postgres' ? 5 : 1);
    return isNoticeTruthful(await killWhileTelling({ rounds, servers, seed, database }));
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const RUNS: Record<string, () => Promise<boolean>> = {
  kill: () => killLoop({ store, ...sized(30, 2_000, 10_000) }),
  many: () => manyServers(sized(40, 10_000, 40_000)),
  notices: () => tellUnderFire(),
  soak: () => soak({ seed, minutes: positive('minutes', values.minutes, 24 * 60) }),
};
const run = RUNS[positionals.join(' ')];
if (!run) usage(`Which run? Known: ${Object.keys(RUNS).join(', ')}.`);
process.exit((await run()) ? 0 : 1);
