import { vi } from 'vitest';

export type Ended = { code: number; out: string; err: string };

let runs = 0;

/**
 * For tests: runs a command of `npm run …` in this process, as a terminal would: the same file, from its first line to its
 * exit code, with nothing but these settings. Starting a process for each takes a hundred times as long as its work; that
 * the command starts in one of its own is shown by one test of each command.
 * @param command the name of its file
 */
export async function runHere(
  command: 'user' | 'audit' | 'backup' | 'restore',
  args: readonly string[],
  env: Record<string, string>,
): Promise<Ended> {
  runs += 1;
  const before = { argv: process.argv, env: process.env, exitCode: process.exitCode, umask: process.umask() };
  const ended: Ended = { code: 0, out: '', err: '' };
  const keep =
    (where: 'out' | 'err') =>
    (...words: unknown[]) => {
      ended[where] += `${words.map(String).join(' ')}\n`;
    };
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(keep('out')),
    vi.spyOn(console, 'error').mockImplementation(keep('err')),
  ];
  try {
    process.argv = [process.execPath, 'command', ...args];
    process.env = { PATH: before.env.PATH, NODE_ENV: 'production', ...env };
    process.umask(0o077);
    process.exitCode = 0;
    // Another name of the same file each time, so that it runs again; what it imports is read once.
    await import(/* @vite-ignore */ `../cli/${command}.ts?run=${runs}`);
    ended.code = Number(process.exitCode);
    return ended;
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.argv = before.argv;
    process.env = before.env;
    process.exitCode = before.exitCode;
    process.umask(before.umask);
  }
}
