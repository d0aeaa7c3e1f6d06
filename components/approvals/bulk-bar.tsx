'use client';

import { ShieldCheck } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { CardRisks } from '@/components/approvals/card-risks';
import { type Decision, DecisionDialog } from '@/components/approvals/decision-dialog';
import { exactPlan } from '@/components/approvals/exact-plan';
import { useApprovalRun } from '@/components/approvals/use-approval-actions';
import { useRefusalWords } from '@/components/approvals/use-refusal-words';
import { notify, type ToastLink } from '@/components/feedback/toast-store';
import { SelectionBar } from '@/components/table/selection-bar';
import { Button } from '@/components/ui/button';
import { bulkApprove } from '@/lib/actions/approvals';
import { stepUpNeeded } from '@/lib/domain/approval-policy';
import type { ApprovalCard } from '@/lib/schemas/approvals';
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
