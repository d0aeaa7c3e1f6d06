import { routes } from '@/lib/url/routes';

export type OidcStart = { kind: 'leaving' } | { kind: 'failed' };

/**
 * Leaves this page for the identity provider, which sends the browser back to `returnPath` (a path of this site).
 * `again` makes it ask for the credentials even if it still knows the person. Never throws.
 */
export async function startOidc(returnPath: string, again: boolean): Promise<OidcStart> {
  try {
    const response = await fetch(routes.authSignInOidc(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ returnPath, again }),
    });
    if (!response.ok) return { kind: 'failed' };
    const { url }: { url: string } = await response.json();
    window.location.assign(url);
    return { kind: 'leaving' };
  } catch {
    // No answer, or none that can be read.
    return { kind: 'failed' };
  }
}
