'use client';

import {
  Activity,
  CalendarDays,
  House,
  Layers,
  ScrollText,
  Settings,
  ShieldCheck,
  Siren,
} from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ComponentProps, useState } from 'react';
import { useShownPathname } from '@/components/shell/navigation';
import type { IconType, Tone } from '@/components/ui/badge';
import { CountBadge } from '@/components/ui/count-tile';
import { useIntent } from '@/components/ui/use-intent';
import { can, type Permission, type Role } from '@/lib/domain/permissions';
import { routes } from '@/lib/url/routes';

type LinksProps = { items: readonly NavItem[]; counts: NavCounts };

/** Links of the left navigation. */
export function NavLinks({ items, counts }: LinksProps) {
  const t = useTranslations('shell');
  const pathname = useShownPathname();
  return (
    <ul className="flex flex-col gap-0.5">
      {items.map((item) => {
        const { id, href, icon: Icon } = item;
        const count = counts[id];
        return (
          <li key={id}>
            <IntentLink
              href={href}
              aria-current={isCurrent(item, pathname) ? 'page' : undefined}
              title={t(`nav.${id}`)}
              className="relative flex h-7.5 items-center gap-2.5 rounded-md px-2 text-dim hover:bg-line2 hover:text-text aria-[current=page]:bg-line2 aria-[current=page]:font-medium aria-[current=page]:text-text"
            >
              <Icon aria-hidden className="size-[15px] shrink-0 stroke-[1.75]" />
              <span className="flex-1 max-[1099px]:sr-only">{t(`nav.${id}`)}</span>
              {count ? (
                <CountBadge
                  {...count}
                  className="max-[1099px]:absolute max-[1099px]:-top-1 max-[1099px]:left-5 max-[1099px]:h-4 max-[1099px]:min-w-4 max-[1099px]:px-1"
                />
              ) : null}
            </IntentLink>
          </li>
        );
      })}
    </ul>
  );
}

/** The same links along the lower edge of a phone. */
export function BottomLinks({ items, counts }: LinksProps) {
  const t = useTranslations('shell');
  const pathname = useShownPathname();
  return items
    .filter(({ wideOnly }) => !wideOnly)
    .map((item) => {
      const { id, href, icon: Icon } = item;
      const count = counts[id];
      return (
        <IntentLink
          key={id}
          href={href}
          aria-current={isCurrent(item, pathname) ? 'page' : undefined}
          className="relative flex flex-1 flex-col items-center justify-center gap-0.5 text-dim text-2xs max-[359px]:text-[9px] aria-[current=page]:font-medium aria-[current=page]:text-accent"
        >
          <Icon aria-hidden className="size-[18px] stroke-[1.75]" />
          {t(`nav.${id}`)}
          {count ? (
            <CountBadge {...count} className="absolute top-1 left-[calc(50%+8px)] h-4 min-w-4 px-1" />
          ) : null}
        </IntentLink>
      );
    });
}

/** Asks for the whole page when a press is near: a page that is only pointed past costs the server nothing. */
function IntentLink(props: Omit<ComponentProps<typeof Link>, 'prefetch' | 'onFocus'>) {
  const [isNear, setNear] = useState(false);
  const intent = useIntent(() => setNear(true));
  return <Link {...props} {...intent} prefetch={isNear} />;
}

export type NavId =
  | 'home'
  | 'events'
  | 'batches'
  | 'approvals'
  | 'outcomes'
  | 'calendar'
  | 'audit'
  | 'settings';

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
  { id: 'calendar', href: routes.calendar(), icon: CalendarDays, key: 'c', wideOnly: true },
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
function isCurrent(item: NavItem, pathname: string): boolean {
  return pathname === item.href || pathname.startsWith(`${item.href}/`);
}
