import 'server-only';
import { getConfig } from '@/lib/server/config';

/** Where people reach the desk, for links that are sent to them; without a slash at the end. */
export function publicAddress(): string {
  return getConfig().baseUrl;
}
