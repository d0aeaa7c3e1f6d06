import 'server-only';
import type Credential from '@alicloud/credentials';
import CredentialModule, { DefaultCredentialsProvider } from '@alicloud/credentials';
import { getConfig } from '@/lib/server/config';
import { createEnsClient, defaultOf } from './client';
import { EnsError } from './errors';
import type { EnsClient } from './types';

type Keys = { accessKeyId: string; accessKeySecret: string; securityToken: string; providerName: string };

const CredentialClass = defaultOf(CredentialModule);

/** The part of the vendor's providers that is needed. */
export type KeyProvider = { getCredentials(): Promise<Keys> };

/**
 * One Credential for the process, by the vendor's default chain (environment, OIDC role, CLI file, credentials file,
 * instance role, URI). Its only failure is EnsError `not_sent` / `CredentialsMissing` with a text of ours: the chain's
 * text can hold the whole CLI file, keys included.
 * @param buildChain a new chain; replaceable in tests
 */
export function createDefaultCredential(
  buildChain: () => KeyProvider = () => DefaultCredentialsProvider.builder().build(),
): Credential {
  let chain: KeyProvider | null = null;
  let proven = false;
  let asking: Promise<Keys> | null = null;

  const ask = async () => {
    try {
      chain ??= buildChain();
      const keys = await chain.getCredentials();
      proven = true;
      return keys;
    } catch {
      // A chain that failed as a whole sticks to its last provider for good. One that has worked keeps the provider
      // that worked: after a passing failure it must not fall through to another account.
      if (!proven) chain = null;
      throw new EnsError({
        kind: 'not_sent',
        code: 'CredentialsMissing',
        message: 'No usable Alibaba Cloud credentials: see the default credential chain in the README.',
      });
    }
  };

  return new CredentialClass(null, {
    // One question at a time: while the chain still searches, a second question would be put to a provider at random.
    getCredentials: () => {
      asking ??= ask().finally(() => {
        asking = null;
      });
      return asking;
    },
    getProviderName: () => 'default',
  });
}

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
