'use client';

import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { ExpiryBadge } from '@/components/approvals/expiry-badge';
import { useClock } from '@/components/time/use-clock';
import { nameAndEmail } from '@/lib/domain/name-and-email';
import type { BatchHead } from '@/lib/schemas/batches';
import { formatRelative } from '@/lib/time/format';
import { routes } from '@/lib/url/routes';

/** The top of a waiting request on a phone: the way back, how long is left, and what it is. */
export function PhoneTop({ batch }: { batch: BatchHead }) {
  const t = useTranslations('approvals');
  return (
    <div className="sm:hidden">
      <div className="sticky top-0 z-20 flex h-12 items-center gap-2 border-line border-b bg-panel pr-4 pl-2">
        <Link
          href={routes.approvals()}
          aria-label={t('review.back')}
          className="grid size-8 place-items-center rounded-md hover:bg-line2"
        >
          <ChevronLeft aria-hidden className="size-[17px] stroke-[1.75]" />
        </Link>
        <span className="flex-1 font-semibold text-lg">{t('review.phoneTitle')}</span>
        <ExpiryBadge expiresAtMs={batch.expiresAtMs} />
      </div>
      <div className="flex flex-col gap-1 px-4 pt-4">
        <p className="text-dim text-sm">
          <About batch={batch} />
        </p>
        <h1 className="break-words font-semibold text-xl">
          {batch.title === '' ? t('list.untitled') : batch.title}
        </h1>
        {batch.note === '' ? null : <p className="whitespace-pre-wrap break-words text-dim">{batch.note}</p>}
      </div>
    </div>
  );
}

/** "#42 · revision 3 · asked by Olga (olga@acme.test) 4 min ago". */
export function About({ batch }: { batch: BatchHead }) {
  const t = useTranslations('approvals.review');
  const locale = useLocale();
  const { number, request: revision, createdByName, createdByEmail, requestedAtMs } = batch;
  const name = nameAndEmail(createdByName, createdByEmail);
  const age = useClock((nowMs) =>
    requestedAtMs === null ? '' : formatRelative(Math.min(requestedAtMs, nowMs), nowMs, locale),
  );
  return t('about', { number, revision, name, age });
}
