import { spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '@/lib/simulator/server';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: 'quiet', accessKeyId: 'key', accessKeySecret: 'secret' });
});
afterAll(() => simulator.close());

test('the client loads in a command, which Node gives the vendor’s classes otherwise than a bundler', async () => {
  const script = ['--import', './lib/cli/load-ts.js', '--conditions=react-server'];
  const child = spawn(process.execPath, [...script, 'lib/testing/scripts/client-loads.ts', simulator.url], {
    env: {
      ...process.env,
      ALIBABA_CLOUD_ACCESS_KEY_ID: 'key',
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'secret',
    },
  });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  child.stderr.on('data', (chunk) => {
    text += chunk;
  });
  await new Promise((resolve) => child.on('exit', resolve));
  expect(text.trim()).toBe('read 4');
});
