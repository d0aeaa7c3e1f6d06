import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { demoEnvironment, prepareFolder } from '@/lib/cli/demo-setup.js';
import { listenHost } from '@/lib/cli/next-process.js';

const saved = { ...process.env };
afterEach(() => {
  process.env = { ...saved };
});

test.each([
  [{ BASE_URL: 'https://desk.example.com' }, '127.0.0.1'],
  [{ BASE_URL: ' HTTPS://desk.example.com' }, '127.0.0.1'],
  [{ BASE_URL: 'https://desk.example.com', DESK_HOST: '' }, '127.0.0.1'],
  [{ BASE_URL: 'https://desk.example.com', DESK_HOST: '10.0.0.11' }, '10.0.0.11'],
  [{ BASE_URL: 'http://localhost:3000' }, null],
  [{}, null],
])('%j listens on %s', (env, expected) => {
  expect(listenHost(env)).toBe(expected);
});

test('the demo, whose password is published, is for this machine, and its folder for its user', () => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'desk-demo-')), 'demo');
  Object.assign(process.env, { DEMO_DATA_DIR: folder, DESK_HOST: '0.0.0.0', TRUST_PROXY: '1' });
  const { app } = demoEnvironment({ folder: prepareFolder(), port: 3000, simulatorPort: 4010 });
  expect(listenHost(app)).toBe('127.0.0.1');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  rmSync(path.dirname(folder), { recursive: true, force: true });
});
