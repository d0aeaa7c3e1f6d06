import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const readme = readFileSync(path.join(fileURLToPath(new URL('..', import.meta.url)), 'README.md'), 'utf8');

test('the JSON that README shows is JSON', () => {
  const blocks = [...readme.matchAll(/^ *```json\n([^`]*)```/gm)].map(([, text = '']) => text);
  expect(blocks.length).toBeGreaterThanOrEqual(2);
  for (const text of blocks) expect(JSON.parse(text)).toBeTypeOf('object');
});
