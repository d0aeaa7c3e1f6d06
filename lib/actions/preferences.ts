'use server';

import { cookies } from 'next/headers';
import {
  isLocale,
  isTheme,
  LOCALE_COOKIE,
  PLAN_ZONE_COOKIE,
  PREFERENCE_MAX_AGE_S,
  THEME_COOKIE,
  ZONE_COOKIE,
} from '@/lib/i18n/locale';
import { runPreference } from '@/lib/server/services/run-action';
import { isZone } from '@/lib/time/zones';

// Preferences of the browser, not of an account: they need no session, because the sign-in page has a language too.
// Arguments come from the network, so each is checked again here; a bad one changes nothing.

/** Language of the pages; must be one of LOCALES. */
export async function setLocale(locale: string): Promise<void> {
  return runPreference((secure) => keep(secure, LOCALE_COOKIE, isLocale(locale) ? locale : null));
}

/** `system`, `light` or `dark`. */
export async function setTheme(theme: string): Promise<void> {
  return runPreference((secure) => keep(secure, THEME_COOKIE, isTheme(theme) ? theme : null));
}

/** The viewer's zone (IANA); times are shown in it. */
export async function setZone(zone: string): Promise<void> {
  return runPreference((secure) => keep(secure, ZONE_COOKIE, isZone(zone) ? zone : null));
}

/** The zone of the next new plan (IANA). */
export async function setPlanZone(zone: string): Promise<void> {
  return runPreference((secure) => keep(secure, PLAN_ZONE_COOKIE, isZone(zone) ? zone : null));
}

async function keep(secure: boolean, name: string, value: string | null): Promise<void> {
  if (value === null) return;
  const jar = await cookies();
  jar.set(name, value, { path: '/', maxAge: PREFERENCE_MAX_AGE_S, sameSite: 'lax', httpOnly: false, secure });
}
