/** What a browser says of itself, short enough for a line. It proves nothing: whoever asks can say anything. */

const MAX_LENGTH = 80;

/** The first that fits is the one: the later names stand in the texts of the earlier ones, too. */
const BROWSERS: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdg(?:A|iOS)?\/(\d{1,4})/],
  ['Opera', /\bOPR\/(\d{1,4})/],
  ['Samsung Internet', /\bSamsungBrowser\/(\d{1,4})/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d{1,4})/],
  ['HeadlessChrome', /\bHeadlessChrome\/(\d{1,4})/],
  ['Chrome', /\b(?:Chrome|CriOS)\/(\d{1,4})/],
  ['Safari', /\bVersion\/(\d{1,4})[\d.]* (?:Mobile\/\w+ )?Safari\//],
];

const SYSTEMS: readonly (readonly [string, RegExp])[] = [
  ['Windows', /\bWindows NT\b/],
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(?:iPhone|iPad|iPod)\b/],
  ['macOS', /\bMac OS X\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
];

/**
 * `Chrome 131 · Windows` for a browser that we know, else the beginning of the text without anything that is not seen.
 * Null when nothing was said. @param userAgent the header User-Agent
 */
export function browserText(userAgent: string | null): string | null {
  if (userAgent === null) return null;
  // Control and format characters, half surrogates, line separators: what no store, terminal or page needs.
  const plain = userAgent.toWellFormed().replace(/[\p{C}\p{Zl}\p{Zp}\ufffd]+/gu, ' ');
  const text = [...plain.replace(/\s+/g, ' ').trim()].slice(0, 1_000).join('');
  if (text === '') return null;
  return knownBrowser(text) ?? [...text].slice(0, MAX_LENGTH).join('').trimEnd();
}

function knownBrowser(text: string): string | null {
  for (const [name, pattern] of BROWSERS) {
    const version = pattern.exec(text)?.[1];
    if (version === undefined) continue;
    const system = SYSTEMS.find(([, mark]) => mark.test(text))?.[0];
    return system === undefined ? null : `${name} ${version} · ${system}`;
  }
  return null;
}
