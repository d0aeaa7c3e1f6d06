'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { Field } from '@/components/form/field';
import type { PlannedRow } from '@/components/plan/planned-row';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';

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
