import 'server-only';
import { getConfig } from '@/lib/server/config';

/** The identity provider as the sign-in page names it; null when none is set up. */
export function signInProvider(): { label: string } | null {
  const { oidc } = getConfig();
  return oidc && { label: oidc.label };
}
