import { spawn } from 'node:child_process';
import { ROOT } from '@/e2e/helpers/desk';

/** `npm run …` as somebody at a terminal; resolves to its exit code and all that it printed. */
export function runCommand(
  env: NodeJS.ProcessEnv,
  args: readonly string[],
): Promise<{ code: number | null; text: string }> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', ...args], { cwd: ROOT, env });
    let text = '';
    const keep = (chunk: unknown) => {
      text += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('exit', (code) => resolve({ code, text }));
  });
}
