import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { isLocale, LOCALE_COOKIE, matchLocale, ZONE_COOKIE } from '@/lib/i18n/locale';
import { MESSAGES } from '@/lib/i18n/messages';
import { nowMs } from '@/lib/time/clock';
import { isZone } from '@/lib/time/zones';

/** Language, zone and "now" of one request. There is no language in the URL: a link means the same for everybody. */
export default getRequestConfig(async ({ locale: asked }) => {
  const jar = await cookies();
  const stored = jar.get(LOCALE_COOKIE)?.value;
  const fallback = isLocale(stored) ? stored : matchLocale((await headers()).get('accept-language'));
  const locale = isLocale(asked) ? asked : fallback;
  const zone = jar.get(ZONE_COOKIE)?.value;
  return {
    locale,
    messages: MESSAGES[locale],
    timeZone: isZone(zone) ? zone : 'UTC',
    now: new Date(nowMs()),
  };
});
