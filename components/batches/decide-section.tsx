'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { DecideDialog } from '@/components/batches/decide-dialog';
import { DecideEvidence } from '@/components/batches/decide-evidence';
import { useFollowed } from '@/components/batches/use-row-pages';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { CopyId } from '@/components/ui/copy-id';
import { reopenedState } from '@/lib/domain/batch-progress';
import { MAX_DECIDED_ROWS } from '@/lib/domain/limits';
import { can, type Role } from '@/lib/domain/permissions';
import type { Decision } from '@/lib/domain/reconcile';
import { batchDecideRows } from '@/lib/queries/batches';
import type { BatchHead } from '@/lib/schemas/batches';

/** The decision stays while the dialog fades out, so that its words do not change under the reader. */
const NOT_ASKING: { decision: Decision; isOpen: boolean } = { decision: 'leave', isOpen: false };

type DecideSectionProps = { batch: BatchHead; actor: { role: Role } };

/** Rows that reading could not settle, each with its evidence, for the people who may decide. Nothing when there are none. */
export function DecideSection({ batch, actor }: DecideSectionProps) {
  const t = useTranslations('batches.decide');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(NOT_ASKING);
  // After a sign-in anew the dialog opens again by itself.
  const keep = useCallback((ids: readonly string[]) => {
    setChosen(new Set(ids));
    setAsking({ decision: 'resend', isOpen: true });
  }, []);
  const list = useQuery({ ...batchDecideRows(batch.id), enabled: batch.attention.needs_decision > 0 });
  useFollowed(list, list.data?.version, batch.version);
  const waiting = batch.attention.needs_decision > 0 ? (list.data?.rows ?? []) : [];
  if (waiting.length === 0) return null;
  const picked = waiting.filter(({ id }) => chosen.has(id)).slice(0, MAX_DECIDED_ROWS);
  const reason = can(actor.role, 'rows.decide') ? (picked.length === 0 ? t('noneChosen') : null) : t('role');
  const resendReason = reason ?? (reopenedState(batch.state) ? null : t('closed'));

  function choose(ids: readonly string[], isChosen: boolean) {
    const next = new Set(chosen);
    for (const id of ids) isChosen ? next.add(id) : next.delete(id);
    setChosen(next);
  }

  return (
    <section aria-labelledby="decide-heading" className="border-line border-t">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-5 py-3 max-sm:px-4">
        <div className="min-w-0 flex-1 basis-80">
          <h2 id="decide-heading" className="font-semibold">
            {t('label')}
          </h2>
          <p className="text-dim text-sm">
            {t('heading', { count: batch.attention.needs_decision })} {t('text')}
          </p>
        </div>
        <span role="status" className="text-dim text-sm">
          {t('selected', { count: picked.length })}
        </span>
        <Button reason={resendReason} onClick={() => setAsking({ decision: 'resend', isOpen: true })}>
          {t('resend')}
        </Button>
        <Button reason={reason} onClick={() => setAsking({ decision: 'leave', isOpen: true })}>
          {t('leave')}
        </Button>
      </div>
      <label className="flex w-fit cursor-pointer items-center gap-2 px-5 pb-2 text-sm max-sm:px-4">
        <Checkbox
          checked={picked.length > 0 && picked.length === Math.min(waiting.length, MAX_DECIDED_ROWS)}
          indeterminate={picked.length > 0 && picked.length < Math.min(waiting.length, MAX_DECIDED_ROWS)}
          onChange={(event) =>
            choose(
              waiting.slice(0, MAX_DECIDED_ROWS).map(({ id }) => id),
              event.currentTarget.checked,
            )
          }
        />
        {t('selectAll')}
      </label>
      <ul className="max-h-[60vh] divide-y divide-line overflow-y-auto border-line border-t">
        {waiting.map((row) => (
          <li key={row.id} className="flex items-start gap-3 px-5 py-3 max-sm:px-4">
            <Checkbox
              aria-label={t('select', { event: row.eventId })}
              checked={chosen.has(row.id)}
              onChange={(event) => choose([row.id], event.currentTarget.checked)}
            />
            <div className="flex min-w-0 flex-1 flex-col gap-1">
              <span className="flex flex-wrap items-center gap-x-3">
                <span className="font-medium">{row.instanceName || row.resourceId}</span>
                <CopyId id={row.eventId} className="text-xs" />
              </span>
              {row.decisionCause ? <span>{t(`cause.${row.decisionCause}`)}</span> : null}
              <DecideEvidence page={list.data} row={row} />
            </div>
          </li>
        ))}
      </ul>
      <DecideDialog
        decision={asking.decision}
        open={asking.isOpen}
        rowIds={picked.map(({ id }) => id)}
        freeRows={batch.stepUp.freeRows}
        onClose={() => setAsking({ ...asking, isOpen: false })}
        onDecided={() => setChosen(new Set())}
        onKept={keep}
      />
    </section>
  );
}
