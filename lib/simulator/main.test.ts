import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { sdkClient } from '@/lib/testing/simulator/sdk-client';
import { simulatorControl } from './control-client';
import { startSimulator } from './server';

const MAIN = path.join(import.meta.dirname, 'main.ts');
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL');
  }
});

type Run = { child: ChildProcess; output(): string; ended: Promise<number | null> };

function run(args: string[], env: Record<string, string> = {}): Run {
  const clean = {
    ...process.env,
    ALIBABA_CLOUD_ACCESS_KEY_ID: '',
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: '',
    ...env,
  };
  const child = spawn(process.execPath, ['--import', './lib/cli/load-ts.js', MAIN, ...args], { env: clean });
  children.push(child);
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString('utf8');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return { child, output: () => output, ended: new Promise((resolve) => child.on('close', resolve)) };
}

/** Waits for the announcement and reads the port from it. */
async function portOf({ output }: Run): Promise<number> {
  await expect.poll(output, { timeout: 15_000 }).toContain('/_control/state');
  return Number(/127\.0\.0\.1:(\d+)/.exec(output())?.[1]);
}

test.each(['SIGTERM', 'SIGINT'] as const)('serves until %s, then exits with 0', async (signal) => {
  const started = run(['--port', '0', '--scenario', 'storm', '--seed', '7']);
  const port = await portOf(started);
  expect(started.output()).toContain('scenario storm, seed 7');
  expect(started.output()).toContain('simulator-key / simulator-secret');
  const call = sdkClient({ port, accessKeyId: 'simulator-key', accessKeySecret: 'simulator-secret' });
  expect((await call('DescribeEnsRegions', {})).ok).toBe(true);
  // A held connection must not keep the process alive.
  await simulatorControl(`http://127.0.0.1:${port}`).armFaults([{ kind: 'drop-reply' }]);
  const held = call('DescribeEnsRegions', {});
  await expect.poll(async () => (await simulatorControl(`http://127.0.0.1:${port}`).calls()).length).toBe(2);
  started.child.kill(signal);
  expect(await started.ended).toBe(0);
  expect((await held).ok).toBe(false);
});

test('takes the key pair from the environment, and does not print the secret', async () => {
  const keys = { accessKeyId: 'team-key', accessKeySecret: 'team-secret-value' };
  const started = run(['--port', '0'], {
    ALIBABA_CLOUD_ACCESS_KEY_ID: keys.accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: keys.accessKeySecret,
  });
  const port = await portOf(started);
  expect(started.output()).toContain('team-key');
  expect(started.output()).not.toContain('team-secret-value');
  expect((await sdkClient({ port, ...keys })('DescribeEnsRegions', {})).ok).toBe(true);
});

test.each([
  [['--port', 'abc'], '--port'],
  [['--port', '65536'], '--port'],
  [['--seed', '-1'], '--seed'],
  [['--scenario', 'calm'], 'quiet, storm, huge, nasty'],
  [['--speed', '1'], '--speed'],
  [['extra'], 'extra'],
])('%j ends with 2 and says why', async (args, word) => {
  const ended = run(args);
  expect(await ended.ended).toBe(2);
  expect(ended.output()).toContain(word);
  expect(ended.output()).toContain('usage:');
});

test('a port in use ends with 1 and says so', async () => {
  const other = await startSimulator();
  const ended = run(['--port', String(other.port)]);
  expect(await ended.ended).toBe(1);
  expect(ended.output()).toContain(`port ${other.port} is in use`);
  await other.close();
});
