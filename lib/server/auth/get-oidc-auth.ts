import 'server-only';
import { createOidcAuth, type OidcAuth } from '@/lib/server/auth/oidc-auth';
import { getConfig } from '@/lib/server/config';
import { getStore } from '@/lib/server/db/get-store';

let oidcAuth: Promise<OidcAuth> | null = null;

/** The instance for the identity provider of this process. Rejects while the provider cannot be asked; then tries anew. */
export function getOidcAuth(): Promise<OidcAuth> {
  const { oidc, ...config } = getConfig();
  if (oidc === null) throw new Error('No identity provider is set up.');
  oidcAuth ??= createOidcAuth(getStore(), config, oidc).catch((error: unknown) => {
    oidcAuth = null;
    throw error;
  });
  return oidcAuth;
}
