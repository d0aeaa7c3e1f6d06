'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { CountBadge } from '@/components/ui/count-badge';

type OpenFilterProps = {
  /** Batches with rows that need a person. */
  count: number;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
};

/** Narrows the list to what needs a person, and says how much that is. */
export function OpenFilter({ count, isOn, onChange }: OpenFilterProps) {
  const t = useTranslations('batches.attention');
  return (
    <Button
      aria-pressed={isOn}
      className="aria-pressed:border-accent aria-pressed:bg-selection"
      onClick={() => onChange(!isOn)}
    >
      {t('filterOpen')}
      <CountBadge count={count} tone="red" />
    </Button>
  );
}
