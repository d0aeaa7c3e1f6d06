/** Languages of the product. Text lives in `messages/<locale>/<namespace>.json`. */
export const LOCALES = ['en', 'zh-CN'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'en';

/** Names of the languages in themselves, for the switch. */
export const LOCALE_NAMES: Record<Locale, string> = { en: 'English', 'zh-CN': '简体中文' };

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** The locale for an `Accept-Language` header: the first listed language (by weight) that we have, else English. */
export function matchLocale(acceptLanguage: string | null | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map(parseRange)
    .filter((range) => range.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wanted) {
    if (tag === 'en' || tag.startsWith('en-')) return 'en';
    // Traditional Chinese readers get Simplified rather than English: the nearer of the two.
    if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-CN';
  }
  return DEFAULT_LOCALE;
}

function parseRange(part: string): { tag: string; weight: number } {
  const [tag = '', ...params] = part.trim().toLowerCase().split(';');
  const quality = params
    .map((param) => /^\s*q=([\d.]+)\s*$/.exec(param)?.[1])
    .find((found) => found !== undefined);
  const weight = quality === undefined ? 1 : Number(quality);
  return { tag: tag.trim(), weight: Number.isFinite(weight) ? weight : 0 };
}

/** What a viewer may choose for themselves, and the cookies that keep it. Readable by the server before any paint. */
export const LOCALE_COOKIE = 'desk-locale';
export const THEME_COOKIE = 'desk-theme';
/** IANA zone of the viewer; the browser writes it on the first visit. */
export const ZONE_COOKIE = 'desk-zone';

/** IANA zone that this person last planned in. */
export const PLAN_ZONE_COOKIE = 'desk-plan-zone';

export const PREFERENCE_MAX_AGE_S = 365 * 86_400;

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export function isTheme(value: unknown): value is Theme {
  return THEMES.some((theme) => theme === value);
}
