import 'server-only';
import type { SignInProvider } from '@/lib/schemas/sign-in';
import { getConfig } from '@/lib/server/config';

/** The identity provider as the sign-in page names it; null when none is set up. */
export function signInProvider(): SignInProvider | null {
  const { oidc } = getConfig();
  return oidc && { label: oidc.label, approvalMs: oidc.approvalMs };
}
