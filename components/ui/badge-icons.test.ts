import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BADGE_ICONS } from '@/components/ui/badge';

const icons = readFileSync('app/badge-icons.css', 'utf8');
const tokens = readFileSync('app/globals.css', 'utf8');

/** Share of the light of white, 0 to 1 (WCAG 2.2, relative luminance). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

test.each(BADGE_ICONS)('the icon %s is drawn, and stands out from its badge in both themes', (name) => {
  const rule = new RegExp(`/\\* (\\w+) \\*/\\s+\\.badge-icon-${name} \\{[^}]*stroke='%23(\\w{6})'`).exec(
    icons,
  );
  const [, tone = '', shade = ''] = rule ?? [];
  const grounds = new RegExp(`--${tone}-bg: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens);
  const [, light = '', dark = ''] = grounds ?? [];
  // WCAG 2.2, 1.4.11: 3 : 1 for what is no text.
  expect(contrast(`#${shade}`, light)).toBeGreaterThan(3);
  expect(contrast(`#${shade}`, dark)).toBeGreaterThan(3);
});

test('no icon is drawn that no badge can ask for', () => {
  const drawn = [...icons.matchAll(/\.badge-icon-(\w+)/g)].map(([, name]) => name);
  expect(drawn.sort()).toEqual([...BADGE_ICONS].sort());
});
