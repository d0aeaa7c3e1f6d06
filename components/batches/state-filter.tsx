'use client';

import { useTranslations } from 'next-intl';
import { Select } from '@/components/ui/select';
import type { BatchState } from '@/lib/domain/batches';
import { LISTED_STATES } from '@/lib/url/batches-params';

type ListedState = Exclude<BatchState, 'draft'>;
type StateFilterProps = { state: BatchState | null; onStateChange: (state: ListedState | null) => void };

/** Narrows the list to one state. */
export function StateFilter({ state, onStateChange }: StateFilterProps) {
  const t = useTranslations('batches');
  return (
    <Select
      aria-label={t('list.stateFilter')}
      className="w-44"
      value={state ?? ''}
      onChange={(event) => {
        const { value } = event.currentTarget;
        onStateChange(LISTED_STATES.find((known) => known === value) ?? null);
      }}
    >
      <option value="">{t('list.allStates')}</option>
      {LISTED_STATES.map((known) => (
        <option key={known} value={known}>
          {t(`state.${known}`)}
        </option>
      ))}
    </Select>
  );
}
