'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { PlannedRow } from '@/components/plan/planned-row';
import { inputOf, instantOf } from '@/components/plan/time-input';
import { TimeReadout, ZonedTimeField } from '@/components/plan/zoned-time-field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { RadioGroup } from '@/components/ui/radio-group';
import type { RowOrder } from '@/lib/domain/batches';

type RowOrderDialogProps = {
  rows: readonly PlannedRow[];
  zone: string;
  onClose: () => void;
  /** Null: follow the batch. */
  onApply: (order: RowOrder | null) => void;
};

type Choice = 'follow' | 'immediate' | 'own';

/** Own time of one row or of several, or none: then they follow the batch. */
export function RowOrderDialog({ rows, zone, onClose, onApply }: RowOrderDialogProps) {
  const t = useTranslations('plan.order');
  const tCommon = useTranslations('common');
  const tTime = useTranslations('plan.time');
  const [only] = rows.length === 1 ? rows : [];
  const [choice, setChoice] = useState<Choice>(() => choiceOf(only));
  const [input, setInput] = useState(() => inputOf(only?.order?.planTimeMs ?? null, zone));
  const instantMs = instantOf(input, zone);

  function apply() {
    if (choice === 'follow') onApply(null);
    else if (choice === 'immediate') onApply({ opsType: 'immediate', planTimeMs: null });
    else if (instantMs !== null) onApply({ opsType: 'scheduled', planTimeMs: instantMs });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="sm"
      title={
        only
          ? t('titleOne', { instance: only.row.instanceName || only.row.resourceId })
          : t('titleMany', { count: rows.length })
      }
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {tCommon('cancel')}
          </Button>
          <Button
            variant="primary"
            reason={choice === 'own' && instantMs === null ? t('needsTime') : null}
            onClick={apply}
          >
            {t('apply')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <RadioGroup<Choice>
          label={only ? t('choice') : t('choiceMany')}
          options={[
            { value: 'follow', label: t('follow') },
            { value: 'immediate', label: t('immediate') },
            { value: 'own', label: t('own') },
          ]}
          value={choice}
          onValueChange={setChoice}
        />
        {choice === 'own' ? (
          <div className="flex flex-col gap-1.5">
            <ZonedTimeField label={t('rowTime')} zone={zone} input={input} onInputChange={setInput} />
            <p className="text-dim text-sm">{tTime('inZone', { zone })}</p>
            <TimeReadout input={input} zone={zone} />
          </div>
        ) : null}
      </div>
    </Dialog>
  );
}

/** Somebody who opens this wants to change something: several rows, or a follower, start at an own time. */
function choiceOf(only: PlannedRow | undefined): Choice {
  return only?.row.override?.opsType === 'immediate' ? 'immediate' : 'own';
}
