import 'server-only';
import { browserText } from '@/lib/domain/browser-text';
import { clientAddress } from '@/lib/server/auth/client-address';
import type { Config } from '@/lib/server/config';

/** From where somebody asks, for the audit trail, the log and the session. */
export type Client = {
  /** As client-address.ts counts it: an IPv4 address, the /64 of an IPv6 address, or `unknown`. */
  address: string;
  /** What the browser says of itself, short; null when it says nothing. */
  browser: string | null;
};

export function clientOf(headers: Headers, trustProxy: Config['trustProxy']): Client {
  return { address: clientAddress(headers, trustProxy), browser: browserText(headers.get('user-agent')) };
}
