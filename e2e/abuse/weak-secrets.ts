import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expectHeld } from '@/e2e/abuse/tries';
import { expect, test } from '@/e2e/fixtures';
import { freePort, ROOT } from '@/e2e/helpers/desk';

const WEAK = [
  ['none', ''],
  ['better-auth’s own default', 'better-auth-secret-12345678901234567890'],
  ['one from an example', 'change-me-please-0123456789-abcdefgh'],
  ['one letter', 'a'.repeat(64)],
  ['a short one', 'Zk3vQ9xT7bLm2Rw'],
] as const;

/** Item 57. */
export function testWeakSecrets(): void {
  test('#57 production does not start with a weak, known or absent AUTH_SECRET', async () => {
    const tries = await Promise.all(
      WEAK.map(async ([what, secret]) => ({ what, secret, ...(await start(secret)) })),
    );
    for (const { what, secret, code, text, answered } of tries) {
      await expectHeld(57, `starting with ${what}`, () => {
        expect(code).toBe(1);
        expect(text).toMatch(/AUTH_SECRET: is (missing|too weak)/);
        expect(answered).toBe(false);
        if (secret !== '') expect(text).not.toContain(secret);
      });
    }
  });
}

/** How the server ends, what it prints, and whether it ever answered. */
async function start(secret: string): Promise<{ code: number | null; text: string; answered: boolean }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-weak-'));
  const port = await freePort();
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    PORT: String(port),
    BASE_URL: `http://localhost:${port}`,
    AUTH_SECRET: secret,
    DATABASE_URL: `file:${path.join(folder, 'desk.db')}`,
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
