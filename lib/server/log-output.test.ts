import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, test } from 'vitest';

const MODULE = path.join(import.meta.dirname, 'log-output.ts');

/** The exit code of a process that goes on writing after the reader of its output has gone. */
async function exitWithoutReader(prepare: string): Promise<number | null> {
  const script = `
    const { ignoreBrokenPipe } = await import(${JSON.stringify(MODULE)});
    ${prepare}
    process.on('SIGUSR2', () => {
      let left = 20;
      setInterval(() => {
        process.stdout.write('line\\n');
        process.stderr.write('line\\n');
        left -= 1;
        if (left === 0) process.exit(7);
      }, 5);
    });
    setTimeout(() => process.exit(9), 20_000);
    process.stdout.write('ready');`;
  const child = spawn(process.execPath, [
    '--conditions=react-server',
    '--import',
    'tsx',
    '--input-type=module',
    '--eval',
    script,
  ]);
  await once(child.stdout, 'data');
  child.stdout.destroy();
  child.stderr.destroy();
  child.kill('SIGUSR2');
  const [code] = await once(child, 'exit');
  return code;
}

test('a process whose output nobody reads any more works to its end', async () => {
  expect(await exitWithoutReader('ignoreBrokenPipe([process.stdout, process.stderr]);')).toBe(7);
}, 30_000);

test('without that it ends at the first lost line', async () => {
  expect(await exitWithoutReader('')).toBe(1);
}, 30_000);
