import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../../..', import.meta.url));
const page = readFileSync(path.join(ROOT, 'docs/reliability.md'), 'utf8');
const cited = [...page.matchAll(/`([^`\s]+\.(?:test|e2e)\.ts) › ([^`]+)`/g)].map(
  ([, file = '', name = '']) => ({
    file,
    name,
  }),
);

/** Faults of the approvals of a batch while it is sent. */
const APPROVALS = ['a1', 'a2', 'a3', 'a4', 'a5'];

test('every test that docs/reliability.md cites exists under that name', () => {
  expect(cited.length).toBeGreaterThan(60);
  const missing = cited.filter(
    ({ file, name }) => !readFileSync(path.join(ROOT, file), 'utf8').includes(name),
  );
  expect(missing).toEqual([]);
});

test('every fault of the matrix has a line that names a test; only what the product does not have needs none', () => {
  const lines = page.split('\n').filter((line) => /^\| (\d+|[ar]\d) \|/.test(line));
  const names = lines.map((line) => line.split('|')[1]?.trim());
  const wanted = [
    ...Array.from({ length: 48 }, (_, index) => String(index + 1)),
    ...APPROVALS,
    'r1',
    'r2',
    'r3',
  ];
  expect(names).toEqual(wanted);
  const unproved = lines.filter((line) => !line.includes(' › '));
  expect(unproved.map((line) => line.split('|')[1]?.trim())).toEqual(['r2']);
});
