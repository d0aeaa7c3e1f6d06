'use client';

import { useTranslations } from 'next-intl';
import { Instant } from '@/components/time/instant';
import { Checkbox } from '@/components/ui/checkbox';
import type { CalendarEntryRow, CalendarPreview } from '@/lib/schemas/calendar-import';

type EntriesProps = {
  found: CalendarPreview;
  ticks: ReadonlySet<number>;
  onTick: (index: number, isOn: boolean) => void;
};

/** The entries of a file, each with what an import would make of it. */
export function CalendarEntries({ found, ticks, onTick }: EntriesProps) {
  const t = useTranslations('schedule.import');
  const { entries, cancelled, repeated, unreadable } = found;
  const left = [
    cancelled > 0 ? t('cancelled', { count: cancelled }) : null,
    repeated > 0 ? t('repeated', { count: repeated }) : null,
    unreadable > 0 ? t('unreadable', { count: unreadable }) : null,
  ].filter((text) => text !== null);
  return (
    <fieldset>
      <legend className="mb-2 font-medium text-sm">
        {t('entries', { count: entries.length, ticked: ticks.size })}
      </legend>
      <ul className="max-h-80 overflow-y-auto rounded-md border border-line">
        {entries.map((entry) => (
          <Entry
            key={entry.index}
            entry={entry}
            isTicked={ticks.has(entry.index)}
            onTick={(isOn) => onTick(entry.index, isOn)}
          />
        ))}
      </ul>
      {entries.length === 0 ? <p className="text-dim">{t('noEntries')}</p> : null}
      {left.length > 0 ? <p className="mt-2 text-dim text-sm">{left.join(' ')}</p> : null}
    </fieldset>
  );
}

type EntryProps = { entry: CalendarEntryRow; isTicked: boolean; onTick: (isOn: boolean) => void };

function Entry({ entry, isTicked, onTick }: EntryProps) {
  const t = useTranslations('schedule.import');
  const { name, firstDate, days, fromMs, toMs, zone, allDay, state, trouble, isWorkday } = entry;
  const why =
    trouble !== null
      ? t(`troubles.${trouble}`)
      : state === 'shorter' || state === 'ended'
        ? t(`states.${state}`)
        : null;
  const notes = [
    days > 1 ? t('daysOf', { days }) : null,
    why ?? (state === 'new' ? null : t(`states.${state}`)),
    isWorkday ? t('workday') : null,
  ].filter((note) => note !== null);
  return (
    <li className="border-line2 border-b last:border-b-0">
      <div className="flex items-start gap-2.5 px-3 py-2">
        <Checkbox
          aria-label={t('entry', { name, date: firstDate })}
          className="mt-0.5"
          checked={isTicked}
          reason={why}
          onChange={({ currentTarget: { checked } }) => onTick(checked)}
        />
        <div className="min-w-0 flex-1">
          <div className="break-words">{name}</div>
          <div className="text-dim text-sm tabular-nums">
            {firstDate}
            {!allDay && fromMs !== null && toMs !== null && zone !== null ? (
              <>
                {' · '}
                <Instant ms={fromMs} zone={zone} style="time" /> –{' '}
                <Instant ms={toMs} zone={zone} style="time" withZone />
              </>
            ) : null}
            {notes.length > 0 ? ` · ${notes.join(' · ')}` : ''}
          </div>
        </div>
      </div>
    </li>
  );
}

/** Freezes of earlier imports that the file does not have any more. */
export function GoneEntries({ gone }: { gone: CalendarPreview['gone'] }) {
  const t = useTranslations('schedule.import');
  if (gone.length === 0) return null;
  return (
    <section aria-label={t('goneTitle', { count: gone.length })}>
      <h3 className="font-medium text-amber text-sm">{t('goneTitle', { count: gone.length })}</h3>
      <p className="text-dim text-sm">{t('goneText')}</p>
      <ul className="mt-1 list-disc pl-5 text-sm">
        {gone.map(({ ruleId, name, nextMs }) => (
          <li key={ruleId}>
            {name} {nextMs === null ? null : <Instant ms={nextMs} style="date" />}
          </li>
        ))}
      </ul>
    </section>
  );
}
