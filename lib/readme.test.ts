import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const english = read('README.md');
const chinese = read('README.zh-CN.md');
const documents = [
  ...['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...readdirSync(path.join(ROOT, 'docs')).flatMap((file) => (file.endsWith('.md') ? `docs/${file}` : [])),
];

/** The anchor that GitHub makes of a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
const prose = (text: string) => text.replace(/^ *```[\s\S]*?^ *```/gm, '');
const anchors = (text: string) =>
  [...prose(text).matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));
const blocks = (text: string, kind: string) =>
  [...text.matchAll(new RegExp(`^ *\`\`\`${kind}\\n([^\`]*)\`\`\``, 'gm'))].map(([, block = '']) => block);
/** Addresses of links and pictures, in their order; not those of the other language. */
const links = (text: string) =>
  [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) =>
    /^README|screenshots\/events-/.test(link) ? [] : link,
  );

test('README fits on a few screens', () => {
  expect(english.trimEnd().split('\n').length).toBeLessThanOrEqual(180);
});

test('the JSON that README shows is JSON', () => {
  const shown = blocks(english, 'json');
  expect(shown.length).toBeGreaterThanOrEqual(2);
  for (const text of shown) expect(JSON.parse(text)).toBeTypeOf('object');
});

test('the Chinese README has the same chapters, commands, policies and links', () => {
  const withoutComments = (text: string) => text.replace(/ *# .*$/gm, '');
  expect(anchors(chinese)).toHaveLength(anchors(english).length);
  expect(blocks(chinese, 'json')).toEqual(blocks(english, 'json'));
  expect(blocks(chinese, 'sh').map(withoutComments)).toEqual(blocks(english, 'sh').map(withoutComments));
  expect(links(chinese)).toEqual(links(english));
});

describe.each(documents)('%s', (document) => {
  const text = read(document);
  const targets = [...prose(text).matchAll(/\]\((?!https?:)([^)\s]*)\)/g)].map(([, target = '']) => target);

  test('leads nowhere that is not there', () => {
    const lost = targets.filter((target) => {
      const [file = '', anchor] = target.split('#');
      const at = file ? path.join(path.dirname(document), file) : document;
      if (!existsSync(path.join(ROOT, at))) return true;
      return anchor !== undefined && !anchors(read(at)).includes(anchor);
    });
    expect(lost).toEqual([]);
  });

  test('names only commands that there are', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = [...text.matchAll(/\bnpm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
