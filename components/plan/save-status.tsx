'use client';

import { CircleCheck, CircleX, CloudUpload } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { mayPass, type SaveStatus as Status } from '@/components/plan/draft-saver';
import { useViewerZone } from '@/components/time/use-viewer-zone';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { formatInstant, offsetLabel } from '@/lib/time/format';

/** "draft saved 19:28 UTC+8", beside the title. */
export function SaveStatus({ status, savedAtMs }: { status: Status; savedAtMs: number }) {
  const t = useTranslations('plan.save');
  const locale = useLocale();
  const zone = useViewerZone();
  const time = `${formatInstant(savedAtMs, { zone, locale, style: 'time' })} ${offsetLabel(savedAtMs, zone)}`;
  const failed = status.kind === 'failed' || status.kind === 'stale';
  const Icon = failed ? CircleX : status.kind === 'saved' ? CircleCheck : CloudUpload;
  return (
    <span role="status" className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Icon aria-hidden className={`size-[13px] stroke-[1.75] ${failed ? 'text-red' : 'text-faint'}`} />
      {t(status.kind === 'stale' ? 'failed' : status.kind, { time })}
    </span>
  );
}

type SaveBannerProps = {
  status: Status;
  onRetry: () => void;
  onResolve: (keepMine: boolean) => void;
};

/** Why the draft is not stored, and what to do; nothing while all is well. */
export function SaveBanner({ status, onRetry, onResolve }: SaveBannerProps) {
  const t = useTranslations('plan');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  if (status.kind === 'failed') {
    const { problem } = status;
    return (
      <Alert
        tone="red"
        icon={CircleX}
        role="alert"
        title={t('saveFailed.title')}
        className="rounded-none"
        actions={
          <Button size="sm" onClick={onRetry}>
            {tCommon('retry')}
          </Button>
        }
      >
        {problem
          ? `${problemText(problem, '')} ${t(mayPass(problem) ? 'saveFailed.again' : 'saveFailed.final')}`
          : t('saveFailed.noAnswer')}
      </Alert>
    );
  }
  if (status.kind !== 'stale') return null;
  return (
    <Alert
      tone="amber"
      icon={CircleX}
      role="alert"
      title={t('stale.title')}
      className="flex-wrap rounded-none"
      actions={
        <>
          <Button size="sm" onClick={() => onResolve(false)}>
            {t('stale.takeTheirs')}
          </Button>
          <Button size="sm" onClick={() => onResolve(true)}>
            {t('stale.keepMine')}
          </Button>
        </>
      }
    >
      {t('stale.text')}
    </Alert>
  );
}
