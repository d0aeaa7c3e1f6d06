import 'server-only';

/**
 * The session cookie. `__Host-` (bound to this host, Secure) as soon as BASE_URL is https.
 * SameSite=Lax, not Strict: people come from a chat or a ticket straight to a batch, and must arrive signed in.
 * What Strict would add is covered: nothing changes on GET, and every write checks Origin (origin.ts).
 */
export function sessionCookie(baseUrl: string) {
  const secure = baseUrl.startsWith('https:');
  return {
    name: secure ? '__Host-desk.session_token' : 'desk.session_token',
    attributes: { httpOnly: true, secure, sameSite: 'lax', path: '/' },
  } as const;
}
