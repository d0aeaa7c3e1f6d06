'use client';

import { CircleAlert, Clock, HardDrive, ShieldCheck, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { exactPlan } from '@/components/batch/exact-plan';
import { type Decision, DecisionDialog } from '@/components/batch/review/decision-buttons';
import { useApprovalRun, useRefusalWords } from '@/components/batch/review/use-approval-actions';
import { notify, type ToastLink } from '@/components/feedback/toast-store';
import { SelectionBar } from '@/components/table/selection-bar';
import { Instant } from '@/components/time/instant';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { bulkApprove } from '@/lib/actions/batches';
import { stepUpNeeded } from '@/lib/domain/approval-policy';
import { useRegionLabel } from '@/lib/i18n/region-name';
import type { ApprovalCard } from '@/lib/schemas/batches';
import { routes } from '@/lib/url/routes';

type BulkBarProps = {
  cards: readonly ApprovalCard[];
  /** Approving more rows than this asks for the password; null = never. */
  freeRows: number | null;
  onClear: () => void;
  /** The comment from before a sign-in anew: then its dialog is open. */
  resumed?: string;
};

/** The dialog's name for what is kept over a sign-in anew. */
export const BULK_DIALOG = 'approve-selected';

/** One decision with one comment for all ticked requests; nothing while none is ticked. */
export function BulkBar({ cards, freeRows, onClear, resumed }: BulkBarProps) {
  const t = useTranslations('approvals.bulk');
  const [open, setOpen] = useState(resumed !== undefined);
  if (cards.length === 0) return null;
  const rows = cards.reduce((sum, card) => sum + card.rowCount, 0);
  return (
    <>
      <SelectionBar
        label={t('label')}
        count={t('selected', { count: cards.length, rows })}
        actions={
          <>
            <Button variant="ghost" onClick={onClear}>
              {t('clear')}
            </Button>
            <Button variant="primary" onClick={() => setOpen(true)}>
              <ShieldCheck aria-hidden />
              {t('approve')}
            </Button>
          </>
        }
      />
      <BulkDialog
        cards={cards}
        rows={rows}
        freeRows={freeRows}
        resumed={resumed}
        open={open}
        onOpenChange={setOpen}
        onDone={onClear}
      />
    </>
  );
}

type BulkDialogProps = {
  cards: readonly ApprovalCard[];
  rows: number;
  freeRows: number | null;
  resumed: string | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDone: () => void;
};

function BulkDialog({ cards, rows, freeRows, resumed, open, onOpenChange, onDone }: BulkDialogProps) {
  const t = useTranslations('approvals.bulk');
  const tOpen = useTranslations('errors.open');
  const refusal = useRefusalWords(null);
  const run = useApprovalRun();
  const linkTo = ([first, ...others]: readonly ApprovalCard[]): ToastLink =>
    first && others.length === 0
      ? { href: routes.batch(first.id), label: tOpen('batch', { number: first.number }) }
      : { href: routes.batches(), label: t('open') };
  // Each alone may be small; together they are counted as one.
  const needsStepUp = stepUpNeeded(freeRows, rows);

  async function decide({ comment, proof }: Decision): Promise<ReactNode> {
    const plans = cards.flatMap((card) => exactPlan(card) ?? []);
    if (plans.length < cards.length) return refusal('state');
    const done = await run(() =>
      bulkApprove({
        plans,
        ...(comment.trim() === '' ? {} : { comment }),
        ...proof,
      }),
    );
    if (!done.ok) return <Failure {...done} />;
    onOpenChange(false);
    onDone();
    notify.success(t('done', { count: cards.length }), { link: linkTo(cards) });
    return null;
  }

  return (
    <DecisionDialog
      open={open}
      onOpenChange={onOpenChange}
      kind="approve"
      title={t('title', { count: cards.length })}
      description={t('text', { rows })}
      needsStepUp={needsStepUp}
      keep={{ name: BULK_DIALOG, more: { ids: cards.map(({ id }) => id) } }}
      resumed={resumed}
      onDecide={decide}
    >
      <ul className="flex max-h-[40dvh] flex-col gap-2.5 overflow-y-auto">
        {cards.map((card) => (
          <CardRisks key={card.id} card={card} others={cards} />
        ))}
      </ul>
    </DecisionDialog>
  );
}

/** Why none of them was approved, and the way to the one that stands in the way. */
function Failure({ text, link }: { text: string; link: ToastLink | undefined }) {
  return (
    <>
      {text}{' '}
      {link ? (
        <Link href={link.href} className="font-medium underline">
          {link.label}
        </Link>
      ) : null}
    </>
  );
}

type CardRisksProps = { card: ApprovalCard; others: readonly ApprovalCard[] };

const HOUR_MS = 3_600_000;
const SHOWN_REGIONS = 3;

/** One of several requests that are approved together, with all that its own page would warn of. */
function CardRisks({ card, others }: CardRisksProps) {
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
