'use client';

import { useQuery } from '@tanstack/react-query';
import { Copy, SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { requestIdOf, useEventProblems } from '@/components/events/problem-text';
import { EventFields } from '@/components/events/sheet-event';
import { HistorySection, OrdersSection, RawSection } from '@/components/events/sheet-history';
import { InstanceSection } from '@/components/events/sheet-instance';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { notify } from '@/components/feedback/toast-store';
import { Button } from '@/components/ui/button';
import { CopyId } from '@/components/ui/copy-id';
import { EmptyState } from '@/components/ui/empty-state';
import { Sheet } from '@/components/ui/sheet';
import { Skeleton } from '@/components/ui/skeleton';
import { eventDetail } from '@/lib/queries/events';
import { ReadError } from '@/lib/queries/get-json';
import type { EventDetail } from '@/lib/schemas/events';

const LINES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

type EventSheetProps = { eventKey: string; onClose: () => void };

/** One whole event beside the list. */
// biome-ignore lint/style/noDefaultExport: React.lazy takes a default export
export default function EventSheet({ eventKey, onClose }: EventSheetProps) {
  const t = useTranslations('events.sheet');
  const { data: event, error } = useQuery(eventDetail(eventKey));
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={event ? event.instanceName || event.resourceId : t('event')}
      description={event ? <CopyId id={event.eventId} maxLength={40} className="text-xs" /> : null}
      footer={event ? <CopyJson event={event} /> : null}
    >
      {event ? (
        <div className="flex flex-col gap-6">
          <EventFields event={event} />
          <InstanceSection instance={event.instance} />
          <HistorySection history={event.history} />
          <OrdersSection orders={event.orders} />
          <RawSection text={event.extendedAttribute} />
        </div>
      ) : (
        <NoEvent eventKey={eventKey} error={error} />
      )}
    </Sheet>
  );
}

function NoEvent({ eventKey, error }: { eventKey: string; error: Error | null }) {
  const t = useTranslations('events.sheet');
  const problems = useEventProblems();
  const { refetch } = useQuery(eventDetail(eventKey));
  if (!error) {
    return (
      <div aria-busy className="flex flex-col gap-4 pt-1">
        {LINES.map((line) => (
          <div key={line} className="grid grid-cols-[8rem_1fr] gap-3">
            <Skeleton className="w-20" />
            <Skeleton className="w-4/5" />
          </div>
        ))}
      </div>
    );
  }
  if (error instanceof ReadError && error.status === 404) {
    return (
      <EmptyState icon={SearchX} title={t('notFound')}>
        {t('notFoundHint')}
      </EmptyState>
    );
  }
  return (
    <ErrorBanner title={t('failed')} requestId={requestIdOf(error)} onRetry={() => void refetch()}>
      {problems.ofError(error)}
    </ErrorBanner>
  );
}

function CopyJson({ event }: { event: EventDetail }) {
  const t = useTranslations('events.sheet');
  async function copy() {
    const done = await navigator.clipboard?.writeText(JSON.stringify(event, null, 2)).then(
      () => true,
      () => false,
    );
    if (done) notify.success(t('copied'));
    else notify.error(t('copyFailed'));
  }
  return (
    <Button onClick={() => void copy()}>
      <Copy aria-hidden />
      {t('copyAll')}
    </Button>
  );
}
