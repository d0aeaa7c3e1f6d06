'use client';

import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { Kbd } from '@/components/ui/kbd';
import { Spinner } from '@/components/ui/spinner';
import { useLasting } from '@/components/ui/use-lasting';

/** An answer that is there sooner needs no sign that it is on its way (ms). */
const SOON_MS = 300;

type FooterProps = { loaded: number; total: number; isUpdating: boolean };

/** How much of the list is here, and the keys that walk it. */
export function Footer({ loaded, total, isUpdating }: FooterProps) {
  const t = useTranslations('events');
  const isSlow = useLasting(isUpdating, SOON_MS);
  return (
    <footer className="flex h-9 shrink-0 items-center gap-2 border-line border-t bg-panel px-5 text-dim text-sm max-sm:hidden">
      {t('footer.loaded', { loaded, total })}
      {isSlow ? (
        <>
          <Spinner className="size-3" />
          <span className="sr-only">{t('updating')}</span>
        </>
      ) : null}
      <Keys />
    </footer>
  );
}

const Keys = memo(KeysView);

function KeysView() {
  const t = useTranslations('events.footer');
  return (
    <span className="ml-auto flex items-center gap-1.5 text-xs max-lg:hidden">
      <Kbd>j</Kbd> <Kbd>k</Kbd> {t('move')} · <Kbd>x</Kbd> {t('select')} · <Kbd>⇧</Kbd> {t('range')} ·{' '}
      <Kbd>?</Kbd> {t('help')}
    </span>
  );
}
