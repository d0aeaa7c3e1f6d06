/** `npm run faults -- kill [--rounds 30] [--rows 2000] [--seed 1] [--store libsql|postgres]`. Needs a build. */
import { parseArgs } from 'node:util';
import { killLoop } from '@/e2e/faults/kill-loop';
import { STORE_NAMES } from '@/e2e/faults/store';

const EXIT_USAGE = 2;

function usage(problem: string): never {
  console.error(
    `${problem}\n\nUsage: npm run faults -- kill [--rounds 30] [--rows 2000] [--seed 1] [--store libsql|postgres]`,
  );
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
    rounds: { type: 'string', default: '30' },
    rows: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    store: { type: 'string', default: 'libsql' },
  },
});
if (positionals.join(' ') !== 'kill') usage('Which run? Known: kill.');
const store = STORE_NAMES.find((name) => name === values.store);
if (!store) usage(`--store: one of ${STORE_NAMES.join(', ')}`);
const isGood = await killLoop({
  store,
  rounds: positive('rounds', values.rounds, 1_000),
  rows: positive('rows', values.rows, 10_000),
  seed: positive('seed', values.seed, 2 ** 31),
});
process.exit(isGood ? 0 : 1);
