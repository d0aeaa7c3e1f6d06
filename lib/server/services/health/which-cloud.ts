import 'server-only';
import type { WhichCloud } from '@/lib/schemas/desk-status';
import { getConfig } from '@/lib/server/config';
import { isLoopbackHost } from '@/lib/server/loopback-host';

/** Which cloud and account this server reads and orders at: people must never take one for another. */
export function whichCloud(
  {
    ensEndpoint,
    ensAccountId,
  }: Pick<ReturnType<typeof getConfig>, 'ensEndpoint' | 'ensAccountId'> = getConfig(),
): WhichCloud {
  const { host, hostname } = new URL(ensEndpoint);
  return { endpoint: host, accountId: ensAccountId, simulated: isLoopbackHost(hostname) };
}
