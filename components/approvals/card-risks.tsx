'use client';

import { CircleAlert, Clock, HardDrive, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Instant } from '@/components/time/instant';
import { Badge } from '@/components/ui/badge';
import { useRegionLabel } from '@/lib/i18n/use-region-label';
import type { ApprovalCard } from '@/lib/schemas/approvals';

type CardRisksProps = { card: ApprovalCard; others: readonly ApprovalCard[] };

const HOUR_MS = 3_600_000;
const SHOWN_REGIONS = 3;

/** One of several requests that are approved together, with all that its own page would warn of. */
export function CardRisks({ card, others }: CardRisksProps) {
  const t = useTranslations('approvals.risks');
  const tList = useTranslations('approvals.list');
  const region = useRegionLabel();
  const { facts, cloudFirst, regions, firstMs, zone } = card;
  const now = facts?.batch.immediate ?? 0;
  const disks = facts?.batch.localDisk ?? 0;
  const critical = facts?.batch.critical ?? 0;
  const near = others.filter((other) => other.id !== card.id && sharesHour(card, other));
  const names = regions.map(({ regionId, regionName }) => region(regionId, regionName));
  const more = names.length - SHOWN_REGIONS;
  return (
    <li className="flex flex-col gap-1 border-line2 border-b pb-2.5 last:border-b-0 last:pb-0">
      <span className="break-words font-medium">
        <span className="font-normal text-dim">#{card.number}</span> {card.title}
      </span>
      <span className="text-dim text-sm">
        {tList('rows', { count: card.rowCount })} · {names.slice(0, SHOWN_REGIONS).join(', ')}
        {more > 0 ? ` ${tList('regionsMore', { count: more })}` : null}
        {firstMs === null ? null : (
          <>
            {' · '}
            {t('first')} <Instant ms={firstMs} zone={zone} withZone />
          </>
        )}
      </span>
      <span className="flex flex-wrap gap-1">
        {now > 0 ? (
          <Badge tone="red" icon={CircleAlert}>
            {t('now', { count: now })}
          </Badge>
        ) : null}
        {disks > 0 ? (
          <Badge tone="amber" icon={HardDrive}>
            {t('disks', { count: disks })}
          </Badge>
        ) : null}
        {cloudFirst > 0 ? (
          <Badge tone="amber" icon={TriangleAlert}>
            {t('cloudFirst', { count: cloudFirst })}
          </Badge>
        ) : null}
        {critical > 0 ? (
          <Badge tone="red" icon={CircleAlert}>
            {t('critical', { count: critical })}
          </Badge>
        ) : null}
        {near.length > 0 ? (
          <Badge tone="amber" icon={Clock}>
            {t('near', { numbers: near.map(({ number }) => `#${number}`).join(', ') })}
          </Badge>
        ) : null}
      </span>
    </li>
  );
}

/** Whether two requests have rows in one region, and times in one hour; what goes at once has the hour of now. */
function sharesHour(one: ApprovalCard, other: ApprovalCard): boolean {
  const regions = new Set(one.regions.map(({ regionId }) => regionId));
  if (!other.regions.some(({ regionId }) => regions.has(regionId))) return false;
  const hasNow = (card: ApprovalCard) => (card.facts?.batch.immediate ?? 0) > 0;
  if (hasNow(one) && hasNow(other)) return true;
  if (one.firstMs === null || other.firstMs === null) return false;
  const hour = (ms: number | null) => Math.floor((ms ?? 0) / HOUR_MS);
  return hour(one.firstMs) <= hour(other.lastMs) && hour(other.firstMs) <= hour(one.lastMs);
}
