import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

const END_WITH_PARENT = new URL('./end-with-parent.js', import.meta.url).href;

/**
 * Processes that live and die together: when one ends, `onEnd` is told; `stop` ends them all.
 * @param {(name: string, code: number | null) => void} onEnd a process ended that was not asked to
 */
export function childGroup(onEnd) {
  /** @type {Set<ChildProcess>} */
  const children = new Set();
  let stopping = false;

  return {
    /**
     * @param {string} name
     * @param {{ args: string[], env: NodeJS.ProcessEnv, logFile: string }} options `args` of node
     */
    start(name, { args, env, logFile }) {
      const log = openSync(logFile, 'a');
      const child = spawn(process.execPath, ['--import', END_WITH_PARENT, ...args], {
        env,
        stdio: ['ignore', log, log, 'ipc'],
      });
      children.add(child);
      child.on('error', () => children.delete(child));
      child.on('exit', (code) => {
        children.delete(child);
        if (!stopping) onEnd(name, code);
      });
    },

    /** Asks all to end and waits for it. A second call ends them at once. */
    async stop() {
      const signal = stopping ? 'SIGKILL' : 'SIGTERM';
      stopping = true;
      const ends = [...children].map((child) => new Promise((resolve) => child.once('exit', resolve)));
      for (const child of children) child.kill(signal);
      await Promise.all(ends);
    },
  };
}
