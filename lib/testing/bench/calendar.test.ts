import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const WORKER = [
  '--conditions=react-server',
  '--import',
  './lib/cli/load-ts.js',
  'lib/testing/bench/calendar.ts',
];

test('the benchmark of the calendar runs at a small size', { timeout: 60_000 }, async () => {
  const env = {
    ...process.env,
    // One store is enough to see that it runs.
    TEST_POSTGRES_URL: '',
    CALENDAR_ROWS: '60',
    CALENDAR_RULES: '8',
    CALENDAR_EVENTS: '20',
    CALENDAR_RUNS: '1',
  };
  const { stdout } = await promisify(execFile)(process.execPath, WORKER, { env });
  expect(stdout).toContain('Calendar on libsql: 60 rows, 8 rules, 20 due times');
  expect(stdout.match(/median +\d/g)).toHaveLength(4);
});
