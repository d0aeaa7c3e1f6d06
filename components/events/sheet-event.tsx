'use client';

import { useTranslations } from 'next-intl';
import { LevelBadge, StatusBadge } from '@/components/events/event-badges';
import { LocalDiskMark } from '@/components/events/instance-cell';
import { Field, Fields } from '@/components/events/sheet-section';
import { useEventWords } from '@/components/events/use-event-words';
import { Countdown } from '@/components/time/countdown';
import { Instant } from '@/components/time/instant';
import { CopyId } from '@/components/ui/copy-id';
import { isFinalStatus } from '@/lib/domain/event-states';
import { RegionName } from '@/lib/i18n/region-name';
import type { EventDetail } from '@/lib/schemas/events';

/** Every field of the event itself. */
export function EventFields({ event }: { event: EventDetail }) {
  const t = useTranslations('events.sheet');
  const tEvents = useTranslations('events');
  const tCommon = useTranslations('common');
  const tWords = useTranslations('shell.words.meaning');
  const words = useEventWords();
  return (
    <Fields>
      <Field name={t('eventId')}>
        <CopyId id={event.eventId} whole className="text-xs" />
      </Field>
      <Field name={t('resourceId')}>
        <CopyId id={event.resourceId} whole className="text-xs" />
      </Field>
      <Field name={t('type')}>
        {words.type(event.eventType)}{' '}
        <span className="block font-mono text-2xs text-dim">{event.eventType}</span>
      </Field>
      <Field name={t('level')}>
        <LevelBadge level={event.eventLevel} word={words.level(event.eventLevel)} />
      </Field>
      <Field name={t('status')}>
        <StatusBadge status={event.eventStatus} word={words.status(event.eventStatus)} />
        <span className="block text-dim text-xs">{words.statusHint(event.eventStatus)}</span>
      </Field>
      <Field name={t('reason')}>
        {event.reason || tCommon('none')}
        {event.reason ? <span className="block text-dim text-xs">{tWords('reason')}</span> : null}
      </Field>
      <Field name={t('region')}>
        {event.regionId ? (
          <RegionName regionId={event.regionId} regionName={event.regionName} />
        ) : (
          tEvents('noRegion')
        )}
        {event.regionName ? (
          <span className="ml-1.5 font-mono text-2xs text-dim">{event.regionId}</span>
        ) : null}
      </Field>
      <Field name={t('redeploy')}>
        {words.whyNot(event) ?? t('canRedeploy')}
        {event.localDisk ? (
          <span className="mt-0.5 flex items-center gap-1.5 text-amber">
            <LocalDiskMark /> <span aria-hidden>{tEvents('localDisk')}</span>
          </span>
        ) : null}
      </Field>
      <DueField event={event} />
      <InstantField name={t('notBefore')} ms={event.notBeforeMs} hint={tWords('notBefore')} />
      <InstantField name={t('published')} ms={event.publishTimeMs} />
      <InstantField name={t('firstSeen')} ms={event.firstSeenMs} />
      <InstantField name={t('lastSeen')} ms={event.lastSeenMs} />
      {event.goneAtMs === null ? null : <InstantField name={t('goneAt')} ms={event.goneAtMs} />}
    </Fields>
  );
}

function DueField({ event }: { event: EventDetail }) {
  const t = useTranslations('events');
  return (
    <Field name={t('sheet.due')}>
      {event.dueAtMs === null ? (
        t('due.none')
      ) : (
        <>
          <Instant ms={event.dueAtMs} withZone />
          <span className="block">
            {isFinalStatus(event.eventStatus) ? (
              <span className="text-dim">{t('due.over')}</span>
            ) : (
              <Countdown untilMs={event.dueAtMs} estimate={event.dueIsEstimate} />
            )}
            {event.dueIsEstimate ? <span className="ml-2 text-dim text-xs">{t('due.estimate')}</span> : null}
          </span>
        </>
      )}
    </Field>
  );
}

function InstantField({ name, ms, hint }: { name: string; ms: number | null; hint?: string }) {
  const t = useTranslations('common');
  return (
    <Field name={name}>
      {ms === null ? t('none') : <Instant ms={ms} style="seconds" withZone />}
      {ms === null || !hint ? null : <span className="block text-dim text-xs">{hint}</span>}
    </Field>
  );
}
