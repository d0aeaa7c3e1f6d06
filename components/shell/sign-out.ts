import { routes } from '@/lib/url/routes';

/** Ends the session at `path`, then leaves for the sign-in page with nothing of this session left in memory. */
export async function signOut(path: string): Promise<void> {
  await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  window.location.assign(routes.signIn());
}
