import { setTheme } from '@/lib/actions/preferences';
import type { Theme } from '@/lib/i18n/preferences';

/** Switches the colours at once and keeps the choice in the cookie from which the server renders the next page. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  void setTheme(theme);
}
