'use client';

import { useTranslations } from 'next-intl';
import { useQueryState } from 'nuqs';
import { notify } from '@/components/feedback/toast-store';
import { beforeDueOverrides, isLate } from '@/components/plan/before-due';
import type { DraftPatch } from '@/components/plan/draft-patch';
import type { PlannedRow } from '@/components/plan/planned-row';
import { Button } from '@/components/ui/button';
import { nowMs } from '@/lib/time/clock';
import { planParsers } from '@/lib/url/batches-params';

type LateRowsProps = {
  rows: readonly PlannedRow[];
  onChange: (patch: DraftPatch) => void;
  onRemove: (rowIds: readonly string[]) => void;
};

/** What can be done about rows that the cloud would handle before their planned time; nothing without such rows. */
export function LateRows({ rows, onChange, onRemove }: LateRowsProps) {
  const t = useTranslations('plan.late');
  const [, setShow] = useQueryState('show', planParsers.show);
  const late = rows.filter(isLate);
  if (late.length === 0) return null;
  const ids = late.map(({ row }) => row.id);

  function move() {
    const overrides = beforeDueOverrides(late, nowMs());
    const moved = Object.keys(overrides).length;
    if (moved > 0) onChange({ overrides });
    if (moved < late.length) notify.warning(t('noRoom', { count: late.length - moved }));
    else notify.success(t('moved', { count: moved }));
  }

  return (
    <div
      role="group"
      aria-label={t('label', { count: late.length })}
      className="-mt-3 flex flex-wrap gap-1.5"
    >
      <Button size="sm" onClick={move}>
        {t('move', { count: late.length })}
      </Button>
      <Button size="sm" variant="ghost" onClick={() => void setShow('late')}>
        {t('only')}
      </Button>
      <Button size="sm" variant="ghost" onClick={() => onRemove(ids)}>
        {t('remove')}
      </Button>
    </div>
  );
}
