'use client';

import { CalendarSearch } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { inputOf, instantOf } from '@/components/batch/plan/plan-times';
import type { PlannedRow } from '@/components/batch/plan/planned-row';
import { useStuckText } from '@/components/batch/plan/slot-cell';
import { TimeReadout, ZonedTimeField } from '@/components/batch/plan/zoned-time-field';
import { Field } from '@/components/form/field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input, Select } from '@/components/ui/input';
import { RadioGroup, Segmented } from '@/components/ui/radio-group';
import type { SlotWords } from '@/components/vocabulary/slot-words';
import type { RowOrder } from '@/lib/domain/batches';
import type { FreeSlot } from '@/lib/domain/schedule/world';

type RowOrderDialogProps = {
  rows: readonly PlannedRow[];
  zone: string;
  onClose: () => void;
  /** Null: follow the batch. */
  onApply: (order: RowOrder | null) => void;
  /** The next free slot of a row after a time (epoch ms; null none yet); null while the schedule is not there. */
  findSlot: (rowId: string, startMs: number | null) => FreeSlot | null;
  slotWords: SlotWords;
};

type Choice = 'follow' | 'immediate' | 'own';

/** Own time of one row or of several, or none: then they follow the batch. */
export function RowOrderDialog(props: RowOrderDialogProps) {
  const { rows, zone, onClose, onApply, findSlot, slotWords } = props;
  const t = useTranslations('plan.order');
  const tCommon = useTranslations('common');
  const tTime = useTranslations('plan.time');
  const [only] = rows.length === 1 ? rows : [];
  const [choice, setChoice] = useState<Choice>(() => choiceOf(only));
  const [input, setInput] = useState(() => inputOf(only?.order?.planTimeMs ?? null, zone));
  const instantMs = instantOf(input, zone);
  const tSlots = useTranslations('slots.plan');
  const stuckText = useStuckText(zone);
  const [stuck, setStuck] = useState<string | null>(null);

  function takeNext() {
    const slot = only && findSlot(only.row.id, choice === 'own' ? instantMs : null);
    if (!slot) return;
    setStuck(stuckText(slot, slotWords));
    if (slot.kind !== 'free') return;
    setChoice('own');
    setInput(inputOf(slot.startMs, zone));
  }

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
        {only ? (
          <div className="flex flex-col items-start gap-1.5">
            <Button size="sm" onClick={takeNext}>
              <CalendarSearch aria-hidden />
              {tSlots('next')}
            </Button>
            {stuck ? (
              <p role="status" className="text-red text-sm">
                {stuck}
              </p>
            ) : null}
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

type ShiftDialogProps = {
  rows: readonly PlannedRow[];
  onClose: () => void;
  onShift: (byMs: number) => void;
};

const UNIT_MS = { minutes: 60_000, hours: 3_600_000 } as const;

/** Moves the ticked rows by the same length of time. */
export function ShiftDialog({ rows, onClose, onShift }: ShiftDialogProps) {
  const t = useTranslations('plan.shift');
  const tCommon = useTranslations('common');
  const formId = useId();
  const [direction, setDirection] = useState<'later' | 'earlier'>('later');
  const [amount, setAmount] = useState('30');
  const [unit, setUnit] = useState<keyof typeof UNIT_MS>('minutes');
  const timed = rows.filter(({ order }) => order?.opsType === 'scheduled').length;
  const isNumber = /^[1-9]\d{0,3}$/.test(amount.trim());
  const reason = timed === 0 ? t('none') : isNumber ? null : t('badAmount');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (reason === null) onShift((direction === 'later' ? 1 : -1) * Number(amount) * UNIT_MS[unit]);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="sm"
      title={t('title', { count: timed })}
      description={t('text')}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {tCommon('cancel')}
          </Button>
          <Button variant="primary" type="submit" form={formId} reason={reason}>
            {t('apply')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        <Segmented
          label={t('direction')}
          options={[
            { value: 'later', label: t('later') },
            { value: 'earlier', label: t('earlier') },
          ]}
          value={direction}
          onValueChange={setDirection}
        />
        <div className="grid grid-cols-2 items-start gap-2">
          <Field label={t('amount')} error={isNumber ? undefined : t('badAmount')}>
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                value={amount}
                onChange={(event) => setAmount(event.currentTarget.value)}
              />
            )}
          </Field>
          <Field label={t('unit')}>
            {(control) => (
              <Select
                {...control}
                value={unit}
                onChange={(event) => setUnit(event.currentTarget.value === 'hours' ? 'hours' : 'minutes')}
              >
                <option value="minutes">{t('minutes')}</option>
                <option value="hours">{t('hours')}</option>
              </Select>
            )}
          </Field>
        </div>
        {timed < rows.length ? (
          <p className="text-dim">{timed === 0 ? t('none') : t('untimed', { count: rows.length - timed })}</p>
        ) : null}
      </form>
    </Dialog>
  );
}
