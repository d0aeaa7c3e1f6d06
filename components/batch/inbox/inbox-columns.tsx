'use client';

import { BellDot, CircleX, GitCompareArrows, ShieldCheck, Siren, Undo2 } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { useReasonWords } from '@/components/batch/review/approvals-given';
import { sentRows } from '@/components/batch/review/plan-counts';
import { ReplanButton } from '@/components/batch/review/requester-actions';
import type { LongColumn } from '@/components/table/long-table';
import { Countdown, Instant } from '@/components/time/instant';
import { Badge } from '@/components/ui/badge';
import { STATE_LOOK } from '@/components/vocabulary/batch-state';
import { isPlannedAnew } from '@/lib/domain/batch-states';
import { nameAndEmail } from '@/lib/domain/person-name';
import { useRegionLabel } from '@/lib/i18n/region-name';
import type { ApprovalTab } from '@/lib/schemas/batch-inputs';
import type { ApprovalCard } from '@/lib/schemas/batches';
import { routes } from '@/lib/url/routes';

type InboxColumnsOptions = {
  tab: ApprovalTab;
  selectAll: ReactNode;
  select: (card: ApprovalCard) => ReactNode;
};

/** Columns of the inbox; only what waits for the viewer can be ticked. */
export function useInboxColumns({ tab, selectAll, select }: InboxColumnsOptions) {
  const t = useTranslations('approvals.list');
  return useMemo<LongColumn<ApprovalCard>[]>(() => {
    const tick: LongColumn<ApprovalCard> = {
      id: 'select',
      header: selectAll,
      width: '44px',
      phone: 'corner',
      cell: select,
    };
    const last: LongColumn<ApprovalCard> =
      tab === 'needs'
        ? {
            id: 'expires',
            header: t('expires'),
            width: 'clamp(156px, 14vw, 176px)',
            phoneLabel: t('expires'),
            cell: (card) => <ExpiresCell card={card} />,
          }
        : {
            id: 'state',
            header: t('state'),
            width: 'clamp(156px, 16vw, 210px)',
            phoneLabel: t('state'),
            cell: (card) => <StateCell card={card} />,
          };
    return [
      ...(tab === 'needs' ? [tick] : []),
      { id: 'title', header: t('title'), phone: 'lead', cell: (card) => <TitleCell card={card} /> },
      {
        id: 'rows',
        header: t('rowsHead'),
        width: 'clamp(84px, 9vw, 112px)',
        phoneLabel: t('rowsHead'),
        cell: (card) => <RowsCell card={card} />,
      },
      {
        id: 'regions',
        header: t('regionsHead'),
        width: '18%',
        phoneLabel: t('regionsHead'),
        from: 'lg',
        cell: (card) => <RegionsCell card={card} />,
      },
      {
        id: 'first',
        header: t('firstTime'),
        width: 'clamp(154px, 15vw, 204px)',
        phoneLabel: t('firstTime'),
        cell: (card) => <FirstCell card={card} />,
      },
      {
        id: 'needed',
        header: t('approvalsHead'),
        width: 'clamp(122px, 13vw, 168px)',
        phoneLabel: t('approvalsHead'),
        cell: (card) => <NeededCell card={card} />,
      },
      last,
    ];
  }, [t, tab, selectAll, select]);
}

function TitleCell({ card }: { card: ApprovalCard }) {
  const t = useTranslations('approvals.list');
  return (
    <span className="flex min-w-0 flex-col py-0.5 max-sm:py-0">
      <Link
        prefetch={false}
        data-row-open
        href={routes.batch(card.id)}
        title={card.title}
        className="truncate font-medium hover:text-accent hover:underline max-sm:whitespace-normal max-sm:pb-1"
      >
        {card.title === '' ? t('untitled') : card.title}
      </Link>
      <span className="truncate text-2xs text-dim">
        #{card.number} · {t('askedBy', { name: nameAndEmail(card.createdByName, card.createdByEmail) })}
      </span>
      {/* Where the regions have no column of their own. */}
      <span className="hidden text-dim sm:max-lg:block">
        <RegionsCell card={card} />
      </span>
      <CardMarks card={card} />
    </span>
  );
}

function RowsCell({ card }: { card: ApprovalCard }) {
  const t = useTranslations('approvals.list');
  const immediate = card.facts?.batch.immediate ?? 0;
  const sent = sentRows(card);
  return (
    <span className="flex flex-col max-sm:items-end">
      <span>{t('rows', { count: card.rowCount })}</span>
      {card.rowsElsewhere > 0 ? (
        <span className="text-2xs text-dim">{t('elsewhere', { count: card.rowsElsewhere })}</span>
      ) : null}
      <span className={immediate > 0 ? 'font-medium text-2xs text-red' : 'text-2xs text-dim'}>
        {t('now', { count: immediate })}
      </span>
      {card.state === 'awaiting_approval' && sent > 0 ? (
        <span className="text-2xs text-dim">{t('alreadySent', { count: sent })}</span>
      ) : null}
    </span>
  );
}

const SHOWN_REGIONS = 3;

function RegionsCell({ card }: { card: ApprovalCard }) {
  const t = useTranslations('approvals.list');
  const format = useFormatter();
  const list = (names: readonly string[]) => format.list(names, { style: 'narrow' });
  const region = useRegionLabel();
  const all = card.regions.map(({ regionId, regionName, rows }) =>
    t('regionRows', { region: region(regionId, regionName), count: rows }),
  );
  const more = all.length - SHOWN_REGIONS;
  return (
    <span title={list(all)} className="line-clamp-2 text-sm">
      {list(all.slice(0, SHOWN_REGIONS))}
      {more > 0 ? ` ${t('regionsMore', { count: more })}` : null}
    </span>
  );
}

function FirstCell({ card }: { card: ApprovalCard }) {
  const t = useTranslations('approvals.list');
  const isNow = (card.facts?.batch.immediate ?? 0) > 0 || card.firstMs === null;
  if (isNow || card.firstMs === null) return <span className="font-medium text-red">{t('firstNow')}</span>;
  return <Instant ms={card.firstMs} zone={card.zone} withZone />;
}

function NeededCell({ card }: { card: ApprovalCard }) {
  const t = useTranslations('approvals.list');
  const reasonWords = useReasonWords();
  const reasons = card.reasons.length > 0 ? reasonWords(card.reasons) : '';
  return (
    <span className="flex min-w-0 flex-col max-sm:items-end">
      <span>
        {card.state === 'awaiting_approval'
          ? t('stillNeeded', { count: Math.max(0, card.needed - card.approved) })
          : t('ofNeeded', { approved: card.approved, needed: card.needed })}
      </span>
      {card.lapsesAtMs === null ? null : (
        <span className="text-2xs text-amber">
          {t('lapses')} <Instant ms={card.lapsesAtMs} withZone />
        </span>
      )}
      {card.mine ? (
        <span className="inline-flex items-center gap-1 text-2xs text-dim">
          {card.mine === 'approve' ? (
            <ShieldCheck aria-hidden className="size-3" />
          ) : (
            <CircleX aria-hidden className="size-3" />
          )}
          {t(card.mine === 'approve' ? 'mineApproved' : 'mineRejected')}
        </span>
      ) : (
        <span title={reasons} className="max-w-full truncate text-2xs text-dim">
          {reasons}
        </span>
      )}
    </span>
  );
}

/** How long is left to decide, or to close a review. */
function ExpiresCell({ card }: { card: ApprovalCard }) {
  const t = useTranslations('approvals.list');
  const isReview = card.breakGlass?.open === true;
  const untilMs = isReview && card.breakGlass ? card.breakGlass.reviewDueMs : card.expiresAtMs;
  if (untilMs === null) return <span className="text-dim">{t('neverExpires')}</span>;
  return (
    <span className="flex flex-col max-sm:items-end">
      <Countdown untilMs={untilMs} />
      <span className="text-2xs text-dim">
        {isReview ? `${t('reviewDue')} ` : null}
        <Instant ms={untilMs} withZone />
      </span>
    </span>
  );
}

/** What became of a request, why, and the way on for what was not sent. */
function StateCell({ card }: { card: ApprovalCard }) {
  const t = useTranslations('batches.state');
  const tCause = useTranslations('approvals.cause');
  // Rejected and withdrawn ones are changed on their page instead.
  const isOver = isPlannedAnew(card) && card.state !== 'rejected' && card.state !== 'withdrawn';
  return (
    <span className="flex flex-wrap items-center gap-1.5 max-sm:justify-end">
      <Badge {...STATE_LOOK[card.state]}>{t(card.state)}</Badge>
      {card.state === 'awaiting_approval' && card.expiresAtMs !== null ? (
        <Countdown untilMs={card.expiresAtMs} className="text-2xs" />
      ) : null}
      {card.stopCause ? <span className="text-2xs text-dim">{tCause(card.stopCause)}</span> : null}
      {isOver ? <ReplanButton batchId={card.id} whyNot={null} quiet /> : null}
    </span>
  );
}

/** What must not be missed about a request. */
function CardMarks({ card }: { card: ApprovalCard }) {
  const t = useTranslations('approvals.list');
  const tCause = useTranslations('approvals.cause');
  const { breakGlass, changedSinceLook, endedUnseen } = card;
  const cause = card.state === 'awaiting_approval' ? card.stopCause : null;
  if (!breakGlass && !changedSinceLook && !endedUnseen && !cause) return null;
  return (
    <span className="flex flex-wrap gap-1 pt-0.5">
      {cause ? (
        <Badge tone="amber" icon={Undo2}>
          {t('back', { cause: tCause(cause) })}
        </Badge>
      ) : null}
      {endedUnseen ? (
        <Badge tone="amber" icon={BellDot}>
          {t('endedUnseen')}
        </Badge>
      ) : null}
      {changedSinceLook ? (
        <Badge tone="amber" icon={GitCompareArrows}>
          {t('changed')}
        </Badge>
      ) : null}
      {breakGlass ? (
        <Badge tone="red" icon={Siren}>
          {t('glass')}
          {breakGlass.open ? ` · ${t('reviewOpen')}` : null}
        </Badge>
      ) : null}
    </span>
  );
}
