import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const WORKER = [
  '--conditions=react-server',
  '--import',
  './lib/cli/load-ts.js',
  'lib/testing/bench/outcomes.ts',
];

test('the benchmark of Outcomes runs at a small size, and counts few reads', {
  timeout: 60_000,
}, async () => {
  const env = {
    ...process.env,
    // One store is enough to see that it runs.
    TEST_POSTGRES_URL: '',
    OUTCOMES_OPEN: '40',
    OUTCOMES_HISTORY: '200',
    OUTCOMES_RUNS: '1',
    OUTCOMES_MINUTES: '1',
    OUTCOMES_AGES: '60',
  };
  const { stdout } = await promisify(execFile)(process.execPath, WORKER, { env });
  expect(stdout).toContain('Outcomes on libsql: 40 open rows, 200 that have ended');
  expect(stdout).toMatch(/feed, 40 entries, \d+ KiB, with names {2,}median/);
  expect(stdout.match(/median/g)).toHaveLength(9);
  const [, reads] = stdout.match(/: (\d+) reads a minute/) ?? [];
  expect(Number(reads)).toBeGreaterThan(0);
  expect(Number(reads)).toBeLessThan(60);
});
