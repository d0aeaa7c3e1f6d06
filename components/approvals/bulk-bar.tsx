'use client';

import { useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type Decision, DecisionDialog } from '@/components/approvals/decision-dialog';
import { useApprovalRun } from '@/components/approvals/use-approval-actions';
import { notify } from '@/components/feedback/toast-store';
import { SelectionBar } from '@/components/table/selection-bar';
import { Button } from '@/components/ui/button';
import { bulkApprove } from '@/lib/actions/approvals';
import { policyQuery } from '@/lib/queries/approvals';
import type { ApprovalCard } from '@/lib/schemas/approvals';

/** One decision with one comment for all ticked requests; nothing while none is ticked. */
export function BulkBar({ cards, onClear }: { cards: readonly ApprovalCard[]; onClear: () => void }) {
  const t = useTranslations('approvals.bulk');
  const [open, setOpen] = useState(false);
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
      <BulkDialog cards={cards} rows={rows} open={open} onClose={() => setOpen(false)} onDone={onClear} />
    </>
  );
}

type BulkDialogProps = {
  cards: readonly ApprovalCard[];
  rows: number;
  open: boolean;
  onClose: () => void;
  onDone: () => void;
};

function BulkDialog({ cards, rows, open, onClose, onDone }: BulkDialogProps) {
  const t = useTranslations('approvals.bulk');
  const tList = useTranslations('approvals.list');
  const run = useApprovalRun();
  const { data: view } = useQuery(policyQuery());
  const stepUpRows = view?.policy.stepUpRows ?? null;
  // Each alone may be small; together they are counted as one.
  const needsPassword = stepUpRows !== null && rows > stepUpRows;

  async function decide({ comment, password }: Decision): Promise<string | null> {
    const done = await run(() =>
      bulkApprove({
        plans: cards.map(({ id, revision, planHash }) => ({ batchId: id, revision, planHash })),
        ...(comment.trim() === '' ? {} : { comment }),
        ...(needsPassword ? { stepUp: { password } } : {}),
      }),
    );
    if (!done.ok) return done.text;
    onClose();
    onDone();
    notify.success(t('done', { count: cards.length }));
    return null;
  }

  return (
    <DecisionDialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      kind="approve"
      title={t('title', { count: cards.length })}
      description={t('text', { rows })}
      needsPassword={needsPassword}
      onDecide={decide}
    >
      <ul className="flex max-h-40 flex-col gap-1 overflow-y-auto">
        {cards.map((card) => (
          <li key={card.id} className="truncate">
            <span className="text-dim">#{card.number}</span> {card.title}
            {card.changedSinceLook ? <span className="text-amber"> · {tList('changed')}</span> : null}
          </li>
        ))}
      </ul>
    </DecisionDialog>
  );
}
