'use client';

import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { StatusBadge } from '@/components/events/event-badges';
import { SheetSection } from '@/components/events/sheet-section';
import { useEventWords } from '@/components/events/use-event-words';
import { Instant } from '@/components/time/instant';
import type { EventDetail } from '@/lib/schemas/events';
import { routes } from '@/lib/url/routes';

/** Every change of status that was seen, with the time it was seen. */
export function HistorySection({ history }: Pick<EventDetail, 'history'>) {
  const t = useTranslations('events.sheet');
  const words = useEventWords();
  return (
    <SheetSection title={t('history')}>
      {history.length === 0 ? <p className="text-dim">{t('noHistory')}</p> : null}
      <ol className="flex flex-col gap-1.5">
        {history.map(({ fromStatus, toStatus, seenAtMs }) => (
          <li key={`${seenAtMs} ${toStatus}`} className="flex flex-wrap items-center gap-1.5">
            {fromStatus === null ? null : (
              <>
                <StatusBadge status={fromStatus} word={words.status(fromStatus)} />
                <ArrowRight aria-hidden className="size-3 text-faint" />
              </>
            )}
            <StatusBadge status={toStatus} word={words.status(toStatus)} />
            <Instant ms={seenAtMs} style="seconds" withZone className="ml-auto text-dim text-xs" />
          </li>
        ))}
      </ol>
    </SheetSection>
  );
}

/** What batches ordered about this event. */
export function OrdersSection({ orders }: Pick<EventDetail, 'orders'>) {
  const t = useTranslations('events.sheet');
  const words = useEventWords();
  return (
    <SheetSection title={t('orders')}>
      {orders.length === 0 ? <p className="text-dim">{t('noOrders')}</p> : null}
      <ul className="flex flex-col gap-2">
        {orders.map((order) => (
          <li key={order.batchId} className="flex flex-col">
            <span className="flex flex-wrap items-center gap-x-2">
              <Link href={routes.batch(order.batchId)} className="font-medium text-accent hover:underline">
                {t('batch', { number: String(order.batchNumber) })}
              </Link>
              <span className="min-w-0 truncate">{order.title}</span>
            </span>
            <span className="flex flex-wrap gap-x-2 text-dim text-xs">
              {words.outcome(order.outcome)}
              <span aria-hidden>·</span>
              {order.planTimeMs === null ? (
                t('immediately')
              ) : (
                <Instant ms={order.planTimeMs} withZone className="text-xs" />
              )}
            </span>
          </li>
        ))}
      </ul>
    </SheetSection>
  );
}

/** The vendor's own text, untouched. */
export function RawSection({ text }: { text: string }) {
  const t = useTranslations('events.sheet');
  if (text === '') return null;
  return (
    <SheetSection title={t('raw')}>
      <pre className="overflow-x-auto whitespace-pre-wrap break-all rounded-md border border-line bg-bg p-2.5 font-mono text-2xs">
        {text}
      </pre>
    </SheetSection>
  );
}
