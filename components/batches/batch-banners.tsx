'use client';

import { CircleHelp, Octagon, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { CopyRowsButton } from '@/components/batches/copy-rows-button';
import { useInstantText } from '@/components/batches/use-instant-text';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { ATTENTION_REASONS, isGrave, openRows } from '@/lib/domain/batch-attention';
import type { BatchHead } from '@/lib/schemas/batches';
import { batchParsers } from '@/lib/url/batches-params';

/** Rows of which nobody knows yet whether the cloud has their order. */
export function UnknownBanner({ count }: { count: number }) {
  const t = useTranslations('batches.unknown');
  const [, setFilter] = useQueryStates(batchParsers);
  return (
    <Alert
      tone="violet"
      icon={CircleHelp}
      role="status"
      title={t('title', { count })}
      className="rounded-none"
      actions={
        <Button size="sm" onClick={() => void setFilter({ phase: ['settling'], outcome: null })}>
          {t('show')}
        </Button>
      }
    >
      {t('text', { count })} <span className="block">{t('next')}</span>
    </Alert>
  );
}

/** Rows that need a person, by why, and the way to them. Nothing when there are none. */
export function AttentionBanner({ batch: { id, attention } }: { batch: BatchHead }) {
  const t = useTranslations('batches.attention');
  const [, setFilter] = useQueryStates(batchParsers);
  const count = openRows(attention);
  if (count === 0) return null;
  const reasons = ATTENTION_REASONS.filter((reason) => attention[reason] > 0);
  return (
    <Alert
      tone={isGrave(attention) ? 'red' : 'amber'}
      icon={TriangleAlert}
      role="status"
      title={t('title', { count })}
      className="rounded-none px-5 max-sm:px-4"
      actions={
        <>
          <CopyRowsButton batchId={id} />
          <Button
            size="sm"
            onClick={() => void setFilter({ attention: 'open', phase: null, outcome: null, region: null })}
          >
            {t('show')}
          </Button>
        </>
      }
    >
      {reasons.map((reason) => (
        <span key={reason} className="block">
          {t(`what.${reason}`, { count: attention[reason] })}
        </span>
      ))}
    </Alert>
  );
}

/** Who stopped the batch, when, and why. Nothing where no person did. */
export function StoppedBanner({ batch: { stopped } }: { batch: BatchHead }) {
  const t = useTranslations('batches.stop');
  const write = useInstantText();
  if (stopped === null) return null;
  const { byName: name, atMs, reason } = stopped;
  return (
    <Alert
      tone="amber"
      icon={Octagon}
      title={t('by', { name, time: write(atMs) })}
      className="rounded-none px-5 max-sm:px-4"
    >
      {reason === '' ? t('noReason') : t('because', { reason })}
    </Alert>
  );
}
