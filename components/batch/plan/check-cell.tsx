'use client';

import { Check, Clock, ClockAlert, HardDrive, Lock, TriangleAlert, X } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { memo } from 'react';
import type { PlannedRow } from '@/components/batch/plan/planned-row';
import { Badge, type IconType } from '@/components/ui/badge';
import { cn } from '@/lib/cn';
import type { RefusalAt, RowWarning } from '@/lib/domain/row-gate';
import type { DraftRow } from '@/lib/schemas/drafts';
import { formatInstant, offsetLabel } from '@/lib/time/format';
import { routes } from '@/lib/url/routes';

const REFUSAL_ICON: Record<RefusalAt<'plan'>, IconType> = {
  no_time: Clock,
  past: ClockAlert,
  too_soon: ClockAlert,
  too_far: ClockAlert,
  not_redeployable: X,
  held: Lock,
};

/** What stands against a row, in words: red (or grey while no time is chosen) blocks the batch, amber asks to look, green is ready. */
export const CheckCell = memo(function CheckCell({ planned, zone }: { planned: PlannedRow; zone: string }) {
  const t = useTranslations('plan.check');
  const { row, judgement } = planned;
  const ready =
    judgement.refusals.length === 0 && judgement.warnings.every((warning) => warning === 'local_disk');
  const badges = (ready ? 1 : 0) + judgement.refusals.length + judgement.warnings.length;
  return (
    <span
      className={cn(
        'flex flex-wrap items-center gap-x-1 max-sm:justify-end max-sm:gap-1',
        // Two lines of them fit into the height of a row.
        badges > 1 && 'sm:[&_.cut]:h-4.5 sm:[&_.cut]:leading-4.5',
      )}
    >
      {ready ? (
        <Badge tone="green" icon={Check}>
          {t('ready')}
        </Badge>
      ) : null}
      {judgement.refusals.map((refusal) => (
        <RefusalBadge key={refusal} refusal={refusal} row={row} />
      ))}
      {judgement.warnings.map((warning) => (
        <WarningBadge key={warning} warning={warning} row={row} zone={zone} />
      ))}
      <Prior row={row} />
    </span>
  );
});

/** In a retry, what became of the row before: the vendor's words as they came, or ours where there are none. */
function Prior({ row: { prior } }: { row: DraftRow }) {
  const t = useTranslations('plan.check');
  const tReason = useTranslations('outcomes.reason');
  if (prior === null) return null;
  const why = [prior.code, prior.message ?? (prior.reason && tReason(prior.reason))]
    .filter(Boolean)
    .join(' ');
  return (
    <span title={why} className="line-clamp-1 w-full text-2xs text-dim max-sm:text-right">
      {t(prior.outcome === 'refused' ? 'wasRefused' : 'wasSkipped', { why })}
    </span>
  );
}

function RefusalBadge({ refusal, row }: { refusal: RefusalAt<'plan'>; row: DraftRow }) {
  const t = useTranslations('plan.check');
  const { heldBy } = row;
  const badge = (
    <Badge tone={refusal === 'no_time' ? 'slate' : 'red'} icon={REFUSAL_ICON[refusal]}>
      {t(refusal)}
    </Badge>
  );
  if (refusal === 'not_redeployable') {
    return (
      <>
        {badge}
        <span className="text-dim text-xs">
          <WhyNot row={row} />
        </span>
      </>
    );
  }
  if (refusal === 'held' && heldBy) {
    const { batchNumber: number, title, createdByName: name } = heldBy;
    return (
      <>
        {badge}
        <Link
          prefetch={false}
          href={routes.batch(heldBy.batchId)}
          title={t('heldByLabel', { number, title, name })}
          className="text-accent text-xs hover:underline"
        >
          {t('heldBy', { number, name })}
        </Link>
      </>
    );
  }
  return badge;
}

function WhyNot({ row }: { row: DraftRow }) {
  const t = useTranslations('plan.check');
  if (row.notRedeployable === 'gone') return t('gone');
  if (row.notRedeployable?.startsWith('type')) return t('typeIs', { type: row.eventType });
  return t('statusIs', { status: row.eventStatus });
}

function WarningBadge({ warning, row, zone }: { warning: RowWarning; row: DraftRow; zone: string }) {
  const t = useTranslations('plan.check');
  const locale = useLocale();
  const due =
    row.dueAtMs === null
      ? ''
      : `${formatInstant(row.dueAtMs, { zone, locale })} ${offsetLabel(row.dueAtMs, zone)}`;
  const hint = {
    after_due: t('afterDueHint', { time: due }),
    due_passed: t('duePassedHint'),
    local_disk: t('localDiskHint'),
  }[warning];
  return (
    <span title={hint} className="inline-flex max-w-full">
      <Badge tone="amber" icon={warning === 'local_disk' ? HardDrive : TriangleAlert}>
        {t(warning)}
      </Badge>
    </span>
  );
}
