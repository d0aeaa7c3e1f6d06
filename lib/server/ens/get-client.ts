import 'server-only';
import { getConfig } from '@/lib/server/config';
import { createEnsClient } from './client';
import { createDefaultCredential } from './credentials';
import type { EnsClient } from './types';

declare global {
  // One client for each process: Next loads this module more than once (instrumentation, routes, dev reload).
  var redeployDeskEnsClient: EnsClient | undefined;
}

/** The ENS client of this process, built at the first call; credentials are looked up when it first sends. */
export function getEnsClient(): EnsClient {
  globalThis.redeployDeskEnsClient ??= buildClient();
  return globalThis.redeployDeskEnsClient;
}

function buildClient(): EnsClient {
  const { ensEndpoint, ensReadTimeoutMs } = getConfig();
  return createEnsClient({
    endpoint: ensEndpoint,
    credential: createDefaultCredential(),
    readTimeoutMs: ensReadTimeoutMs,
  });
}
