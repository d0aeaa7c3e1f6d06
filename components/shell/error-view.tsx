'use client';

import { useTranslations } from 'next-intl';
import { PLAIN_ACTION, PlainMessage } from '@/components/shell/plain-message';

const CIRCLE_X = 'M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M15 9l-6 6M9 9l6 6';

/** A page that broke. The text of the exception is never shown; `digest` finds it in the server's log. */
export function ErrorView({ digest, onRetry }: { digest?: string; onRetry: () => void }) {
  const t = useTranslations('shell');
  return (
    <div role="alert">
      <PlainMessage
        icon={CIRCLE_X}
        title={t('error.title')}
        action={
          <button type="button" onClick={onRetry} className={PLAIN_ACTION}>
            {t('error.retry')}
          </button>
        }
      >
        {t('error.body')}
        {digest ? (
          <span className="mt-1 block font-mono text-2xs">{t('error.digest', { digest })}</span>
        ) : null}
      </PlainMessage>
    </div>
  );
}
