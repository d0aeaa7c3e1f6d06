import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '@/e2e/helpers/desk';
import { freePort } from '@/lib/testing/ports';

/** How a server ends that must not start with these settings, what it prints, and whether it ever answered. */
export async function startRefused(
  settings: Record<string, string>,
): Promise<{ code: number | null; text: string; answered: boolean }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-refused-'));
  const port = await freePort();
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    PORT: String(port),
    BASE_URL: `http://localhost:${port}`,
    DATABASE_URL: `file:${path.join(folder, 'desk.db')}`,
    ...settings,
  };
  const child = spawn(process.execPath, ['lib/cli/start.js'], { cwd: ROOT, env });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk;
    });
  }
  let answered = false;
  const knock = setInterval(() => {
    fetch(env.BASE_URL).then(
      () => {
        answered = true;
      },
      () => undefined,
    );
  }, 100);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(knock);
  rmSync(folder, { recursive: true, force: true });
  return { code, text, answered };
}
