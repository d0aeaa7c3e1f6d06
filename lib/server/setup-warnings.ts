import 'server-only';
import type { SetupWarning } from '@/lib/schemas/desk';
import type { Config } from '@/lib/server/config';
import { isUnencrypted } from '@/lib/server/db/database-url';
import { log } from '@/lib/server/log';

type Settings = Pick<Config, 'baseUrl' | 'trustProxy' | 'databaseUrl'>;

/** What each means, for the log; pages have their own words. */
const SENTENCES: Record<SetupWarning, string> = {
  proxy_not_trusted:
    'BASE_URL is https but TRUST_PROXY is not set: everybody counts as one address, so one stranger who guesses passwords locks out all. Set TRUST_PROXY to the address of the proxy, or 1 when it is on this machine or in a private network.',
  store_not_encrypted:
    'DATABASE_URL says sslmode=disable to another machine: whoever listens on that network reads password hashes, sessions and orders. Use sslmode=verify-full.',
};

/** Settings that work and yet leave a door open. */
export function setupWarnings({ baseUrl, trustProxy, databaseUrl }: Settings): SetupWarning[] {
  const warnings: SetupWarning[] = [];
  if (baseUrl.startsWith('https:') && trustProxy === 'none') warnings.push('proxy_not_trusted');
  if (isUnencrypted(databaseUrl)) warnings.push('store_not_encrypted');
  return warnings;
}

/** Once, at the start. */
export function logSetupWarnings(settings: Settings): void {
  for (const warning of setupWarnings(settings)) log.warn({ warning }, SENTENCES[warning]);
}
