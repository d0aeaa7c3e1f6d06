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
