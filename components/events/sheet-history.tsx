'use client';

import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Field, Fields, SheetSection } from '@/components/events/sheet-sections';
import { useEventWords } from '@/components/events/use-event-words';
import { Instant } from '@/components/time/instant';
import { CopyId } from '@/components/ui/copy-id';
import { StatusBadge } from '@/components/vocabulary/event-status';
import type { EventDetail } from '@/lib/schemas/events';
import { routes } from '@/lib/url/routes';

/** What happened to the event, oldest first: each status that was seen, and each order with the cloud's answer. */
export function StorySection({ event }: { event: EventDetail }) {
  const t = useTranslations('events.sheet');
  const story = storyOf(event);
  return (
    <SheetSection title={t('story')}>
      {story.length === 0 ? <p className="text-dim">{t('noHistory')}</p> : null}
      <ol className="flex flex-col gap-2.5">
        {story.map((happening) => (
          <li key={happening.id} className="flex flex-col gap-0.5">
            {happening.kind === 'status' ? <StatusLine {...happening} /> : <OrderLines {...happening} />}
          </li>
        ))}
      </ol>
      {event.orders.length === 0 ? <p className="text-dim">{t('noOrders')}</p> : null}
    </SheetSection>
  );
}

function Line({ atMs, children }: { atMs: number | null; children: ReactNode }) {
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {children}
      {atMs === null ? null : (
        <Instant ms={atMs} style="seconds" withZone className="ml-auto text-dim text-xs" />
      )}
    </span>
  );
}

function StatusLine({ atMs, fromStatus, toStatus }: Extract<Happening, { kind: 'status' }>) {
  const words = useEventWords();
  return (
    <Line atMs={atMs}>
      {fromStatus === null ? null : (
        <>
          <StatusBadge status={fromStatus} word={words.status(fromStatus)} />
          <ArrowRight aria-hidden className="size-3 text-faint" />
        </>
      )}
      <StatusBadge status={toStatus} word={words.status(toStatus)} />
    </Line>
  );
}

function OrderLines({ atMs, order }: Extract<Happening, { kind: 'order' }>) {
  const t = useTranslations('events.sheet');
  const words = useEventWords();
  const { code, message, requestId } = order;
  return (
    <>
      <Line atMs={atMs}>
        <Link href={routes.batch(order.batchId)} className="font-medium text-accent hover:underline">
          {t('batch', { number: String(order.batchNumber) })}
        </Link>
        <span className="font-medium">{words.outcome(order.outcome)}</span>
      </Line>
      <span className="break-words">
        {order.title} <span className="text-dim">· {order.createdByName}</span>
      </span>
      <span className="flex flex-wrap gap-x-1.5 text-dim text-xs">
        {t('rowOf', { row: order.position + 1, count: order.rowCount })}
        <span aria-hidden>·</span>
        {order.planTimeMs === null ? (
          t('immediately')
        ) : (
          <Instant ms={order.planTimeMs} withZone className="text-xs" />
        )}
      </span>
      {code === null && requestId === null ? null : (
        <Fields>
          {code === null ? null : (
            <Field name={t('code')}>
              <span className="font-mono text-xs">{code}</span>
            </Field>
          )}
          {message === null || message === '' ? null : <Field name={t('message')}>{message}</Field>}
          {requestId === null ? null : (
            <Field name={t('requestId')}>
              <CopyId id={requestId} whole className="text-xs" />
            </Field>
          )}
        </Fields>
      )}
    </>
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

/** One thing that happened to an event; `atMs` (epoch ms) is null for an order that has not left. */
type Happening = { id: string; atMs: number | null } & (
  | { kind: 'status'; fromStatus: string | null; toStatus: string }
  | { kind: 'order'; order: EventDetail['orders'][number] }
);

/**
 * Statuses and orders as one story, oldest first. An order stands at the time at which it went out, before that at the
 * time of its submission; at the same time it stands before the status, which is its effect.
 */
export function storyOf({ history, orders }: Pick<EventDetail, 'history' | 'orders'>): Happening[] {
  const ordered = orders.map(
    (order): Happening => ({
      id: order.batchId,
      kind: 'order',
      atMs: order.sentAtMs ?? order.submittedAtMs,
      order,
    }),
  );
  const seen = history.map(
    ({ seenAtMs, fromStatus, toStatus }): Happening => ({
      id: `${seenAtMs} ${toStatus}`,
      kind: 'status',
      atMs: seenAtMs,
      fromStatus,
      toStatus,
    }),
  );
  const time = ({ atMs }: Happening) => atMs ?? Number.MAX_SAFE_INTEGER;
  // The orders come newest first from the server; the sort is stable.
  return [...ordered.reverse(), ...seen].sort((a, b) => time(a) - time(b));
}
