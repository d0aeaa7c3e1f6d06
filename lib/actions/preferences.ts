'use server';

import { cookies } from 'next/headers';
import { isLocale } from '@/lib/i18n/locale';
import {
  isTheme,
  LOCALE_COOKIE,
  PLAN_ZONE_COOKIE,
  PREFERENCE_MAX_AGE_S,
  THEME_COOKIE,
  ZONE_COOKIE,
} from '@/lib/i18n/preferences';
import { isZone } from '@/lib/time/zones';

// Preferences of the browser, not of an account: they need no session, because the sign-in page has a language too.
// Arguments come from the network, so each is checked again here; a bad one changes nothing.

/** Language of the pages; must be one of LOCALES. */
export async function setLocale(locale: string): Promise<void> {
  if (isLocale(locale)) await keep(LOCALE_COOKIE, locale);
}

/** `system`, `light` or `dark`. */
export async function setTheme(theme: string): Promise<void> {
  if (isTheme(theme)) await keep(THEME_COOKIE, theme);
}

/** The viewer's zone (IANA); times are shown in it. */
export async function setZone(zone: string): Promise<void> {
  if (isZone(zone)) await keep(ZONE_COOKIE, zone);
}

/** The zone of the next new plan (IANA). */
export async function setPlanZone(zone: string): Promise<void> {
  if (isZone(zone)) await keep(PLAN_ZONE_COOKIE, zone);
}

async function keep(name: string, value: string): Promise<void> {
  const jar = await cookies();
  jar.set(name, value, { path: '/', maxAge: PREFERENCE_MAX_AGE_S, sameSite: 'lax', httpOnly: false });
}
