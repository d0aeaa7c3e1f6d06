'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CalendarClock, ChevronDown, ChevronUp, Copy, SearchX } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent } from 'react';
import { RawSection, StorySection } from '@/components/events/sheet-history';
import { EventFields, InstanceSection } from '@/components/events/sheet-sections';
import { type EventSelectionState, useSelectionActions } from '@/components/events/use-event-selection';
import { requestIdOf, useEventProblems, useEventWords } from '@/components/events/use-event-words';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { notify } from '@/components/feedback/toast-store';
import { DueInFreezeAlert } from '@/components/shell/due-in-freeze';
import { Button, IconButton } from '@/components/ui/button';
import { copyText } from '@/components/ui/copy-id';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Sheet } from '@/components/ui/sheet';
import { Skeleton } from '@/components/ui/skeleton';
import { eventDetail } from '@/lib/api-client/events';
import { ReadError } from '@/lib/api-client/get-json';
import { can, type Role } from '@/lib/domain/permissions';
import type { EventDetail } from '@/lib/schemas/events';
import { routes } from '@/lib/url/routes';

const LINES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

type EventSheetProps = {
  eventKey: string;
  /** Keys of the events before and after it in the list; null at its ends, and when it is not in the list. */
  previous: string | null;
  next: string | null;
  onWalk: (key: string) => void;
  selection: EventSelectionState;
  role: Role;
  onClose: () => void;
};

/** One whole event beside the list: what can be done with it, what it is, and what happened to it. */
// biome-ignore lint/style/noDefaultExport: React.lazy takes a default export
export default function EventSheet(props: EventSheetProps) {
  const { eventKey, previous, next, onWalk, selection, role, onClose } = props;
  const t = useTranslations('events.sheet');
  const { data: event, error } = useQuery(eventDetail(eventKey));
  const choice = useChoice(event, selection);

  function onKeyDown(press: KeyboardEvent) {
    if (press.altKey || press.ctrlKey || press.metaKey) return;
    const act = { j: () => next && onWalk(next), k: () => previous && onWalk(previous), x: choice.toggle }[
      press.key.toLowerCase()
    ];
    if (!act) return;
    press.preventDefault();
    act();
  }

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      onKeyDown={onKeyDown}
      title={event ? event.instanceName || event.resourceId : t('event')}
      walk={
        <>
          <IconButton
            aria-label={t('previous')}
            aria-keyshortcuts="k"
            reason={previous === null ? t('noPrevious') : null}
            onClick={() => previous !== null && onWalk(previous)}
          >
            <ChevronUp aria-hidden />
          </IconButton>
          <IconButton
            aria-label={t('next')}
            aria-keyshortcuts="j"
            reason={next === null ? t('noNext') : null}
            onClick={() => next !== null && onWalk(next)}
          >
            <ChevronDown aria-hidden />
          </IconButton>
        </>
      }
      actions={event ? <Actions event={event} choice={choice} role={role} /> : null}
      footer={
        event ? (
          <>
            <CopyJson event={event} />
            <LinkButton variant="ghost" href={routes.audit({ q: event.eventId })} prefetch={false}>
              {t('audit')}
            </LinkButton>
          </>
        ) : null
      }
    >
      {event ? (
        <div className="flex flex-col gap-6">
          <DueInFreezeSection event={event} role={role} />
          <EventFields event={event} />
          <StorySection event={event} />
          <InstanceSection instance={event.instance} />
          <RawSection text={event.extendedAttribute} />
        </div>
      ) : (
        <NoEvent eventKey={eventKey} error={error} />
      )}
    </Sheet>
  );
}

/** The cloud acts inside a freeze: plan before it, or leave it to the cloud. */
function DueInFreezeSection({ event, role }: { event: EventDetail; role: Role }) {
  const t = useTranslations('slots.due');
  const client = useQueryClient();
  const actions = useSelectionActions(() => {});
  const { dueInFreeze, dueAtMs } = event;
  if (dueInFreeze === null || dueAtMs === null) return null;
  return (
    <DueInFreezeAlert
      eventKey={event.key}
      instance={event.instanceName || event.resourceId}
      dueAtMs={dueAtMs}
      freeze={dueInFreeze.name}
      left={dueInFreeze.left}
      reason={can(role, 'batches.plan') ? null : t('role')}
      isPlanning={actions.running === 'plan'}
      onBefore={() => void actions.plan({ kind: 'listed', rows: new Map([[event.key, event]]) })}
      onAnswered={() => void client.invalidateQueries({ queryKey: eventDetail(event.key).queryKey })}
    />
  );
}

type Choice = { isChosen: boolean; whyNot: string | null; toggle: () => void };

/** Whether the event is part of the selection of the list, and the way in and out. */
function useChoice(event: EventDetail | undefined, state: EventSelectionState): Choice {
  const t = useTranslations('events');
  const words = useEventWords();
  if (!event) return { isChosen: false, whyNot: null, toggle: () => {} };
  const { selection } = state;
  const isChosen = state.has(event.key);
  const isOutside = selection.kind === 'frozen' && !selection.keys.has(event.key);
  const whyNot = words.whyNot(event) ?? (isOutside ? t('notInFrozen') : null);
  return {
    isChosen,
    whyNot: isChosen ? null : whyNot,
    toggle: () => {
      if (isChosen || whyNot === null) state.toggle(event);
    },
  };
}

function Actions({ event, choice, role }: { event: EventDetail; choice: Choice; role: Role }) {
  const t = useTranslations('events');
  const words = useEventWords();
  const actions = useSelectionActions(() => {});
  const whyNot = words.whyNot(event);
  const mayPlan = can(role, 'batches.plan');
  return (
    <>
      <Button
        size="sm"
        variant="primary"
        reason={mayPlan ? whyNot : t('selection.planRole', { role: t(`roles.${role}`) })}
        loading={actions.running === 'plan'}
        onClick={() => void actions.plan({ kind: 'listed', rows: new Map([[event.key, event]]) })}
      >
        <CalendarClock aria-hidden />
        {t('selection.plan')}
      </Button>
      <Button size="sm" aria-pressed={choice.isChosen} reason={choice.whyNot} onClick={choice.toggle}>
        {choice.isChosen ? t('sheet.deselect') : t('sheet.select')}
      </Button>
      {event.heldBy ? (
        <Link href={routes.batch(event.heldBy.batchId)} className="text-accent text-sm hover:underline">
          {t('sheet.openBatch', { number: String(event.heldBy.batchNumber) })}
        </Link>
      ) : null}
    </>
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
    if (await copyText(JSON.stringify(event, null, 2))) notify.success(t('copied'));
    else notify.error(t('copyFailed'));
  }
  return (
    <Button onClick={() => void copy()}>
      <Copy aria-hidden />
      {t('copyAll')}
    </Button>
  );
}
