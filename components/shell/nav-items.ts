import { Activity, House, Layers, ScrollText, Settings, ShieldCheck, Siren } from 'lucide-react';
import type { IconType, Tone } from '@/components/ui/badge';
import { can, type Permission, type Role } from '@/lib/domain/permissions';
import { routes } from '@/lib/url/routes';

export type NavId = 'home' | 'events' | 'batches' | 'approvals' | 'outcomes' | 'audit' | 'settings';

export type NavItem = {
  /** Also the key of its name: `shell.nav.<id>`. */
  id: NavId;
  href: string;
  icon: IconType;
  /** Pressed after `g`. */
  key: string;
  /** Only shown to roles with it; the page itself checks again. */
  permission?: Permission;
  /** Not in the bar of a phone, where the user menu has it. */
  wideOnly?: boolean;
};

/** Pages of the navigation, in order. A new page is one entry here and one name in the messages. */
export const NAV_ITEMS: readonly NavItem[] = [
  { id: 'home', href: routes.home(), icon: House, key: 'h' },
  { id: 'events', href: routes.events(), icon: Siren, key: 'e' },
  { id: 'batches', href: routes.batches(), icon: Layers, key: 'b' },
  { id: 'approvals', href: routes.approvals(), icon: ShieldCheck, key: 'a' },
  { id: 'outcomes', href: routes.outcomes(), icon: Activity, key: 'o' },
  { id: 'audit', href: routes.audit(), icon: ScrollText, key: 'u' },
  { id: 'settings', href: routes.settings(), icon: Settings, key: 's', wideOnly: true },
];

/** The pages that `role` has a use for. */
export function navItemsFor(role: Role): readonly NavItem[] {
  return NAV_ITEMS.filter(({ permission }) => permission === undefined || can(role, permission));
}

/** Numbers beside the names: what waits there. */
export type NavCounts = Partial<Record<NavId, { count: number; tone?: Tone }>>;

/** Whether the page at `pathname` belongs to the entry. */
export function isCurrent(item: NavItem, pathname: string): boolean {
  return pathname === item.href || pathname.startsWith(`${item.href}/`);
}
