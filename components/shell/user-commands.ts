import { setTheme } from '@/lib/actions/preferences';
import type { Theme } from '@/lib/i18n/locale';
import { routes } from '@/lib/url/routes';

/** Switches the colours at once and keeps the choice in the cookie from which the server renders the next page. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  void setTheme(theme);
}

/** Ends the session at `path`, then leaves for the sign-in page with nothing of this session left in memory. */
export async function signOut(path: string): Promise<void> {
  await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  window.location.assign(routes.signIn());
}
