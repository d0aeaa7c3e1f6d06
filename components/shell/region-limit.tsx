'use client';

import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext } from 'react';

/** Regions that a line names; the others are a number, and stand in its title. */
const SHOWN = 3;

const Limit = createContext<readonly string[] | null>(null);

/** The regions that whoever looks is limited to, for every page; null: no limit. */
export function RegionLimitProvider({
  regions,
  children,
}: {
  regions: readonly string[] | null;
  children: ReactNode;
}) {
  return <Limit value={regions}>{children}</Limit>;
}

/** "Limited to cn-a, cn-b": beside the heading of a list, so that nobody takes a part for the whole. */
export function RegionLimitNote() {
  const regions = useContext(Limit);
  return regions === null ? null : <RegionLimitWords regions={regions} />;
}

export function RegionLimitWords({ regions }: { regions: readonly string[] }) {
  const t = useTranslations('shell.limit');
  const more = regions.length - SHOWN;
  const named = regions.slice(0, SHOWN).join(', ');
  return (
    <span title={regions.join(', ')} className="min-w-0 break-words">
      {regions.length === 0 ? t('nothing') : t('to', { regions: named, more: Math.max(0, more) })}
    </span>
  );
}
