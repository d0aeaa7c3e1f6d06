import 'server-only';
import { z } from 'zod';
import { isSafeEndpoint, type OidcConfig } from '@/lib/server/oidc-config';

/** How long the provider may take to answer (ms). */
const TIMEOUT_MS = 10_000;

const endpoint = z.string().refine(isSafeEndpoint);
const discovered = z.object({
  issuer: z.string(),
  authorization_endpoint: endpoint,
  token_endpoint: endpoint,
  jwks_uri: endpoint,
  userinfo_endpoint: endpoint.optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
  scopes_supported: z.array(z.string()).optional(),
});
export type Discovered = z.infer<typeof discovered>;

/** The provider's own description, at the place that OpenID Connect Discovery 1.0 §4 names. */
export function discoveryUrl({ issuer }: Pick<OidcConfig, 'issuer'>): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
}

/**
 * Asks the provider where its endpoints are. Throws when it does not answer, answers with a redirect, names another
 * issuer than was configured (Discovery §4.3), or sends people or secrets to an unencrypted address.
 */
export async function discover(config: Pick<OidcConfig, 'issuer'>): Promise<Discovered> {
  const response = await askProvider(discoveryUrl(config), {});
  const found = discovered.parse(response);
  if (found.issuer !== config.issuer) throw new Error('The identity provider names another issuer.');
  return found;
}

/** A JSON answer of the provider. Throws on anything but 200 with JSON. */
export async function askProvider(url: string, headers: Record<string, string>): Promise<unknown> {
  const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`The identity provider answered with ${response.status}.`);
  return response.json();
}
