import { Layers, Settings, ShieldCheck, Siren } from 'lucide-react';
import type { IconType, Tone } from '@/components/ui/badge';
import { routes } from '@/lib/url/routes';

export type NavId = 'events' | 'batches' | 'approvals' | 'settings';

export type NavItem = {
  /** Also the key of its name: `shell.nav.<id>`. */
  id: NavId;
  href: string;
  icon: IconType;
  /** Pressed after `g`. */
  key: string;
};

/** Pages of the navigation, in order. A new page is one entry here and one name in the messages. */
export const NAV_ITEMS: readonly NavItem[] = [
  { id: 'events', href: routes.events(), icon: Siren, key: 'e' },
  { id: 'batches', href: routes.batches(), icon: Layers, key: 'b' },
  { id: 'approvals', href: routes.approvals(), icon: ShieldCheck, key: 'a' },
  { id: 'settings', href: routes.settingsPolicy(), icon: Settings, key: 's' },
];

/** Numbers beside the names: what waits there. */
export type NavCounts = Partial<Record<NavId, { count: number; tone?: Tone }>>;

/** Whether the page at `pathname` belongs to the entry. */
export function isCurrent(item: NavItem, pathname: string): boolean {
  return pathname === item.href || pathname.startsWith(`${item.href}/`);
}
