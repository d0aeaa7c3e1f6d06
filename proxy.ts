import { type NextRequest, NextResponse } from 'next/server';
import { ASKED_PATH_HEADER, routes } from '@/lib/url/routes';

/** better-auth's cookie, under any prefix; "__Secure-" comes before it on https. */
const SESSION_COOKIE_END = '.session_token';

/** One nonce for each request: Next puts it on its own scripts, and 'strict-dynamic' lets those load theirs. */
function contentSecurityPolicy(nonce: string): string {
  // React's development build evaluates code to rebuild stack traces of the server; its overlay brings styles.
  const isDevelopment = process.env.NODE_ENV === 'development';
  const evaluates = isDevelopment ? " 'unsafe-eval'" : '';
  // Messages and date fields bring one style element each, known by its hash (lib/cli/style-hashes.js).
  const styles = isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}' ${process.env.DESK_STYLE_HASHES}`;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluates}`,
    `style-src 'self' ${styles}`,
    // Virtual rows and floating menus are placed by style attributes, which no nonce can allow.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Pages only: security policy, no caching, and a shortcut to sign-in. Never a defence: services check every call. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const hasCookie = request.cookies.getAll().some(({ name }) => name.endsWith(SESSION_COOKIE_END));
  const open = pathname === routes.signIn() || pathname.startsWith(routes.invite(''));
  if (!hasCookie && !open) {
    const next =
      pathname === routes.root() || pathname === routes.home() ? undefined : `${pathname}${search}`;
    return NextResponse.redirect(new URL(routes.signIn(next), request.url));
  }
  const policy = contentSecurityPolicy(crypto.randomUUID().replaceAll('-', ''));
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);
  // Layouts are not told their address; this is where somebody whose session ended comes back to.
  headers.set(ASKED_PATH_HEADER, `${pathname}${search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  response.headers.set('Cache-Control', 'no-store');
  return response;
}

export const config = {
  // Not routes, nor the files of `public`.
  matcher: [
    '/((?!api/|_next/static/|_next/image|favicon.ico|icon.svg|icon-192.png|icon-512.png|apple-touch-icon.png|manifest.webmanifest|robots.txt).*)',
  ],
};
