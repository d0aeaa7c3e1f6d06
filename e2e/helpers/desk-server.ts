import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { routes } from '@/lib/url/routes';

export type DeskServer = {
  /** Starts the built server; it answers when this resolves. Throws with what it printed when it does not. */
  start(): Promise<void>;
  /** As a person stops it; resolves when it has ended. */
  stop(): Promise<void>;
  /** What it has printed so far, over all its lives. */
  output(): string;
  /** CPU time of the one thread that answers (ms), since the server started. Linux only. */
  threadMs(): number;
};

/** The built product of the folder `root`, at `url`. */
export function deskServer(root: string, env: NodeJS.ProcessEnv, url: string): DeskServer {
  const printed: string[] = [];
  let child: ChildProcess | null = null;
  const stop = async () => {
    if (child) await stopChild(child);
    child = null;
  };
  return {
    stop,
    output: () => printed.join(''),
    threadMs: () => {
      if (child?.pid === undefined) throw new Error('the server is not running');
      const [onCpuNs] = readFileSync(`/proc/${child.pid}/task/${child.pid}/schedstat`, 'utf8').split(' ');
      return Number(onCpuNs) / 1e6;
    },
    start: async () => {
      const server = spawn(process.execPath, ['lib/cli/start.js'], {
        cwd: root,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = server;
      server.stdout.on('data', (chunk) => printed.push(String(chunk)));
      server.stderr.on('data', (chunk) => printed.push(String(chunk)));
      try {
        await untilHealthy(url, server, printed);
      } catch (error) {
        await stop();
        throw error;
      }
    },
  };
}

async function untilHealthy(url: string, server: ChildProcess, printed: string[]): Promise<void> {
  const deadline = performance.now() + 40_000;
  while (performance.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`The server stopped:\n${printed.join('')}`);
    const answer = await fetch(url + routes.health()).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The server did not become healthy:\n${printed.join('')}`);
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
