import { spawn } from 'node:child_process';
import { ROOT } from '@/e2e/helpers/desk';

/** Runs a benchmark in a process of its own: it uses server code. @param script below `lib/testing/bench` */
export async function runWorker(script: string): Promise<void> {
  const args = [
    '--conditions=react-server',
    '--import',
    './lib/cli/load-ts.js',
    `lib/testing/bench/${script}`,
  ];
  const code = await new Promise<number | null>((resolve) => {
    spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).on('exit', resolve);
  });
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
}
