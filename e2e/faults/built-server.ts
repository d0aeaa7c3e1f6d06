import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { ROOT } from '@/e2e/helpers/desk';
import { routes } from '@/lib/url/routes';

const START_LIMIT_MS = 120_000;
const LOOK_EVERY_MS = 20;

/** The built product in a process of its own, which can be killed and started again on the same store. */
export type BuiltServer = {
  pid: number | undefined;
  /** Resolves when it says that it can serve people. Throws when it ends before, or takes too long. */
  ready(): Promise<void>;
  /** kill -9; resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves to the exit code. */
  end(): Promise<number | null>;
  /** SIGSTOP: it does nothing, and knows nothing of it, until `resume`. */
  pause(): void;
  resume(): void;
  isRunning(): boolean;
};

/** Starts the server and waits until it says that it can serve people. Throws when it ends or takes too long. */
export async function startBuilt(env: NodeJS.ProcessEnv, logFile: string): Promise<BuiltServer> {
  const server = spawnBuilt(env, logFile);
  try {
    await server.ready();
  } catch (error) {
    await server.kill();
    throw error;
  }
  return server;
}

/** The same without the waiting. */
export function spawnBuilt(env: NodeJS.ProcessEnv, logFile: string): BuiltServer {
  const child = spawn(process.execPath, ['lib/cli/start.js'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(logFile, { flags: 'a' });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      log.end();
      resolve(code);
    }),
  );
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const stopBy = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return {
    pid: child.pid,
    ready: () => untilReady(`${env.BASE_URL}${routes.health()}`, child, logFile),
    isRunning,
    kill: async () => {
      await stopBy('SIGKILL');
    },
    end: () => stopBy('SIGTERM'),
    pause: () => {
      child.kill('SIGSTOP');
    },
    resume: () => {
      child.kill('SIGCONT');
    },
  };
}

async function untilReady(url: string, child: ChildProcess, logFile: string): Promise<void> {
  const deadline = performance.now() + START_LIMIT_MS;
  while (performance.now() < deadline) {
    const ended = child.exitCode ?? child.signalCode;
    if (ended !== null) throw new Error(`The server ended with ${ended}; see ${logFile}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error(`The server was not ready after ${START_LIMIT_MS} ms; see ${logFile}`);
}
