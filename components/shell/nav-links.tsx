'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ComponentProps, useState } from 'react';
import { isCurrent, type NavCounts, type NavItem } from '@/components/shell/nav-items';
import { useShownPathname } from '@/components/shell/pending-page';
import { CountBadge } from '@/components/ui/count-badge';
import { useIntent } from '@/components/ui/use-intent';

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
