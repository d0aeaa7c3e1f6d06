import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * Style elements that packages make in the browser, always with the same text and without a nonce. Their hashes let
 * exactly these pass the policy of the pages (proxy.ts); they are taken from the packages at each build.
 */
const SOURCES = [
  {
    file: 'sonner/dist/index.mjs',
    find: /__insertCSS\(("(?:[^"\\]|\\.)*")\)/,
    /** @param {string} found */
    textOf: (found) => JSON.parse(found),
  },
  ...['interactions/usePress.mjs', 'overlays/usePreventScroll.mjs'].map((name) => ({
    file: `react-aria/dist/private/${name}`,
    find: /style\.textContent = `([^`]*)`\.trim\(\)/,
    /** @param {string} found */
    textOf: (found) => found.replace(/\$\{[^}]*PRESSABLE_ATTRIBUTE\}/, 'data-react-aria-pressable').trim(),
  })),
];

/** The hashes as a Content-Security-Policy takes them. Throws when a package keeps its style elsewhere by now. */
export function styleHashes() {
  const texts = SOURCES.map(({ file, find, textOf }) => {
    const url = new URL(`../../node_modules/${file}`, import.meta.url);
    const found = find.exec(readFileSync(url, 'utf8'))?.[1];
    if (found === undefined)
      throw new Error(`${file}: its style is not where it was; see ${import.meta.url}`);
    return textOf(found);
  });
  // Sonner puts its element into the page before it fills it.
  return ['', ...texts]
    .map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    .join(' ');
}
