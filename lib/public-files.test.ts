import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { config } from '@/proxy';

const FOLDER = fileURLToPath(new URL('../public', import.meta.url));
const files = readdirSync(FOLDER);
const manifest = JSON.parse(readFileSync(path.join(FOLDER, 'manifest.webmanifest'), 'utf8'));

/** Width and height of a PNG (px), from its header. */
function sizeOf(file: string): string {
  const bytes = readFileSync(path.join(FOLDER, file));
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

test('every icon of the manifest is there, in the size it says', () => {
  const icons: { src: string; sizes: string }[] = manifest.icons;
  expect(icons.length).toBeGreaterThan(1);
  for (const { src, sizes } of icons) {
    expect(files).toContain(src.slice(1));
    if (src.endsWith('.png')) expect(sizeOf(src.slice(1))).toBe(sizes);
  }
});

test('robots may read nothing', () => {
  expect(readFileSync(path.join(FOLDER, 'robots.txt'), 'utf8')).toBe('User-agent: *\nDisallow: /\n');
});

test('whoever has no session gets these files, and is sent to sign-in from everywhere else', () => {
  const [matcher = ''] = config.matcher;
  const asksForSession = new RegExp(`^${matcher}$`);
  for (const file of files) expect(asksForSession.test(`/${file}`), file).toBe(false);
  for (const at of ['/', '/events', '/home', '/nowhere.png']) expect(asksForSession.test(at), at).toBe(true);
});
