import 'server-only';
import { type ChildProcess, spawn } from 'node:child_process';

export type Started = { child: ChildProcess; output(): string; ended: Promise<number | null> };

/** For tests: runs a TypeScript file of the server in a process of its own. `uid` only works for root. */
export function startScript(
  file: string,
  args: readonly string[],
  options: { env?: Record<string, string>; uid?: number } = {},
): Started {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', './lib/cli/load-ts.js', file, ...args],
    {
      env: {
        PATH: process.env.PATH,
        DESK_COMPILED: process.env.DESK_COMPILED,
        NODE_ENV: 'production',
        ...options.env,
      },
      ...(options.uid === undefined ? {} : { uid: options.uid }),
    },
  );
  let text = '';
  child.stdin?.end();
  child.stdout?.on('data', (chunk) => {
    text += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    text += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  return { child, output: () => text, ended };
}

/** Resolves when the process has printed `word`; throws with its output when it ends before. */
export async function untilPrinted(started: Started, word: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const look = () => {
      if (started.output().includes(word)) resolve();
    };
    started.child.stdout?.on('data', look);
    void started.ended.then(() => reject(new Error(`ended without "${word}": ${started.output()}`)));
    look();
  });
}
