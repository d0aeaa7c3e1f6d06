'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LocalDiskMark } from '@/components/events/use-columns';
import { useEventWords } from '@/components/events/use-event-words';
import { Countdown, Instant } from '@/components/time/instant';
import { CopyId } from '@/components/ui/copy-id';
import { LevelBadge, StatusBadge } from '@/components/vocabulary/event-status';
import { isFinalStatus } from '@/lib/domain/event-states';
import { RegionName } from '@/lib/i18n/region-name';
import type { EventDetail, InstanceDetail } from '@/lib/schemas/events';
import { routes } from '@/lib/url/routes';

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

const MIB_PER_GIB = 1_024;

/** What the cloud says of the instance. */
export function InstanceSection({ instance }: { instance: InstanceDetail | null }) {
  const t = useTranslations('events.sheet');
  const tCommon = useTranslations('common');
  const tOutcomes = useTranslations('outcomes');
  if (!instance) {
    return (
      <SheetSection title={t('instance')}>
        <p className="text-dim">{t('noInstance')}</p>
      </SheetSection>
    );
  }
  const { memoryMb } = instance;
  return (
    <SheetSection title={t('instance')}>
      <Fields>
        <Field name={t('name')}>
          <Link
            prefetch={false}
            href={routes.instance(instance.instanceId)}
            title={tOutcomes('goInstance', { name: instance.name || instance.instanceId })}
            className="rounded-sm text-accent hover:underline"
          >
            {instance.name || instance.instanceId}
          </Link>
        </Field>
        <Field name={t('status')}>{instance.status || tCommon('none')}</Field>
        <Field name={t('spec')}>{instance.spec || tCommon('none')}</Field>
        <Field name={t('cpu')}>{instance.cpu || tCommon('none')}</Field>
        <Field name={t('memory')}>
          {memoryMb === null ? tCommon('none') : t('memoryValue', { gib: memoryMb / MIB_PER_GIB })}
        </Field>
        <Field name={t('os')}>{instance.osName || tCommon('none')}</Field>
        <Field name={t('publicIps')}>
          <Addresses list={instance.publicIps} />
        </Field>
        <Field name={t('privateIps')}>
          <Addresses list={instance.privateIps} />
        </Field>
        <Field name={t('disks')}>
          <Disks disks={instance.disks} />
        </Field>
        <Field name={t('fetchedAt')}>
          <Instant ms={instance.fetchedAtMs} style="seconds" withZone />
        </Field>
      </Fields>
    </SheetSection>
  );
}

function Addresses({ list }: { list: readonly string[] }) {
  const t = useTranslations('common');
  if (list.length === 0) return t('none');
  return (
    <ul className="flex flex-col items-start">
      {list.map((address) => (
        <li key={address}>
          <CopyId id={address} whole className="text-xs" />
        </li>
      ))}
    </ul>
  );
}

function Disks({ disks }: { disks: InstanceDetail['disks'] }) {
  const t = useTranslations('events.sheet');
  const tCommon = useTranslations('common');
  if (disks.length === 0) return tCommon('none');
  return (
    <ul>
      {disks.map(({ category, sizeGib, kind }, index) => {
        const size = sizeGib === null ? t('diskSizeUnknown') : t('diskSize', { gib: sizeGib });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two disks may be alike in everything, and the list is never edited
          <li key={index}>
            {t('disk', { category, size })}{' '}
            <span className="text-dim">{kind === 'system' ? t('systemDisk') : t('dataDisk')}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** A titled part of the side panel. */
export function SheetSection({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2.5">
      <h3 className="font-medium text-dim text-xs">{title}</h3>
      {children}
    </section>
  );
}

export function Fields({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-3 gap-y-1.5">{children}</dl>;
}

/** One line of Fields. */
export function Field({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="text-dim">{name}</dt>
      <dd className="break-words">{children}</dd>
    </>
  );
}
