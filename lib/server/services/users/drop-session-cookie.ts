import 'server-only';
import { cookies } from 'next/headers';
import { sessionCookie } from '@/lib/server/auth/auth';
import { getConfig } from '@/lib/server/config';

/** Removes the session cookie from the browser; for use in a server action. The session itself ends in `endSession`. */
export async function dropSessionCookie(): Promise<void> {
  const { name, attributes } = sessionCookie(getConfig().baseUrl);
  const jar = await cookies();
  jar.set(name, '', { ...attributes, maxAge: 0 });
}
