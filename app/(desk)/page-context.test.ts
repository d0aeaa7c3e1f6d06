import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startScript } from '@/lib/testing/processes';

test('layout and page of one page have one context together, so that it is charged for once', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-page-'));
  try {
    const started = startScript('lib/testing/render-page.ts', [], {
      env: {
        DATABASE_URL: `file:${path.join(folder, 'desk.db')}`,
        AUTH_SECRET: 'kR7vQ2mZx9Lw4TbN8sJc6Hd3Fg5Yp1Ua',
        LOG_LEVEL: 'silent',
      },
    });
    const code = await started.ended;
    expect(code, started.output()).toBe(0);
    // What a second part of the page would have cost shows in its own id.
    const [first, second] = JSON.parse(started.output());
    expect(first).toEqual([first[0], first[0]]);
    expect(second).toEqual([second[0], second[0]]);
    expect(second[0]).not.toBe(first[0]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
