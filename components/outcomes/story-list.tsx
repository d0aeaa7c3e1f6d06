'use client';

import {
  Bell,
  Check,
  CircleAlert,
  Clock,
  EyeOff,
  Gavel,
  Loader,
  MessageSquare,
  Send,
  Server,
} from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useInstantWords, useViewerZone } from '@/components/time/use-clock';
import { ZoneSelect } from '@/components/time/zone-select';
import type { IconType } from '@/components/ui/badge';
import { CopyId } from '@/components/ui/copy-id';
import { noticeWord } from '@/lib/domain/notices';
import type { StoryEntry } from '@/lib/schemas/instance-story';
import { formatInstant } from '@/lib/time/format';

const ICON: Record<StoryEntry['kind'], IconType> = {
  event: CircleAlert,
  gone: EyeOff,
  status: Loader,
  planned: Clock,
  call: Send,
  decision: Gavel,
  comment: MessageSquare,
  acknowledged: Check,
  instance_read: Server,
  notice: Bell,
};

/** What happened, oldest first; each time in UTC and in one zone that the reader chooses. */
export function StoryList({ entries }: { entries: readonly StoryEntry[] }) {
  const t = useTranslations('outcomes.story');
  const viewerZone = useViewerZone();
  const [zone, setZone] = useState(viewerZone);
  return (
    <section aria-labelledby="story-history" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="story-history" className="font-semibold">
          {t('history')}
        </h2>
        <ZoneSelect
          label={t('zone')}
          labelHidden
          zone={zone}
          onZoneChange={setZone}
          className="ml-auto w-64"
        />
      </div>
      {entries.length === 0 ? <p className="text-dim">{t('noHistory')}</p> : null}
      <ol className="flex flex-col">
        {entries.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the story only grows at its end, and two lines may be alike
          <StoryLine key={index} entry={entry} zone={zone} />
        ))}
      </ol>
    </section>
  );
}

function StoryLine({ entry, zone }: { entry: StoryEntry; zone: string }) {
  const t = useTranslations('outcomes.story');
  const locale = useLocale();
  const words = useInstantWords(zone);
  const Icon = ICON[entry.kind];
  return (
    <li className="grid grid-cols-[14.5rem_1rem_1fr] gap-x-3 border-line2 border-b py-2 max-sm:grid-cols-[1rem_1fr]">
      <span className="flex flex-col whitespace-nowrap text-sm tabular-nums max-sm:col-start-2">
        <time dateTime={new Date(entry.atMs).toISOString()}>
          {formatInstant(entry.atMs, { zone: 'UTC', locale, style: 'seconds' })} {t('utc')}
        </time>
        {zone === 'UTC' ? null : <span className="text-2xs text-dim">{words(entry.atMs)}</span>}
      </span>
      <Icon aria-hidden className="mt-1 size-[14px] stroke-[1.75] text-dim max-sm:row-start-1" />
      <span className="min-w-0 break-words max-sm:col-start-2">
        <EntryWords entry={entry} zone={zone} />
      </span>
    </li>
  );
}

function EntryWords({ entry, zone }: { entry: StoryEntry; zone: string }): ReactNode {
  const t = useTranslations('outcomes.story.entry');
  const tPhase = useTranslations('outcomes.phase');
  const words = useInstantWords(zone);
  switch (entry.kind) {
    case 'event': {
      const { eventId, eventType, level, reason } = entry;
      return (
        <>
          {t('event', { eventId, eventType, level, reason })}
          {entry.dueAtMs === null ? null : (
            <span className="block text-dim text-sm">{t('due', { time: words(entry.dueAtMs) })}</span>
          )}
        </>
      );
    }
    case 'gone':
      return t('gone', { eventId: entry.eventId });
    case 'status':
      return entry.from === null
        ? t('status', { eventId: entry.eventId, to: entry.to })
        : t('statusFrom', { eventId: entry.eventId, from: entry.from, to: entry.to });
    case 'planned':
      return entry.planTimeMs === null
        ? t('plannedNow', { name: entry.by, number: String(entry.batchNumber) })
        : t('plannedAt', {
            name: entry.by,
            number: String(entry.batchNumber),
            time: words(entry.planTimeMs),
          });
    case 'call':
      return <CallWords entry={entry} />;
    case 'decision':
      return t(entry.decision, { name: entry.by, reason: entry.reason });
    case 'comment':
      return t('comment', { name: entry.by, text: entry.text });
    case 'acknowledged': {
      const phase = tPhase(entry.phase);
      return entry.note === ''
        ? t('acknowledged', { name: entry.by, phase })
        : t('acknowledgedNote', { name: entry.by, phase, note: entry.note });
    }
    case 'notice':
      return <NoticeWords entry={entry} />;
    case 'instance_read':
      return entry.status === null ? t('instance_missing') : t('instance_read', { status: entry.status });
  }
}

/** What was told of it, and to how many channels. */
function NoticeWords({ entry }: { entry: Extract<StoryEntry, { kind: 'notice' }> }) {
  const t = useTranslations('outcomes.story.entry');
  const tKind = useTranslations('notices.kinds');
  const { told, waiting, failed } = entry;
  const parts = [
    told > 0 ? t('noticeTold', { count: told }) : null,
    waiting > 0 ? t('noticeWaiting', { count: waiting }) : null,
    failed > 0 ? t('noticeFailed', { count: failed }) : null,
  ].filter((part) => part !== null);
  return (
    <>
      {t('notice', { kind: tKind(noticeWord(entry.notice)) })}
      <span className="block text-dim text-sm">
        {parts.length > 0 ? parts.join(' · ') : t('noticeNobody')}
      </span>
    </>
  );
}

/** The vendor's words stand as they came. */
function CallWords({ entry }: { entry: Extract<StoryEntry, { kind: 'call' }> }) {
  const t = useTranslations('outcomes.story.entry');
  return (
    <>
      {t('call', { number: String(entry.batchNumber) })}
      <span className="flex flex-wrap items-baseline gap-x-3 text-dim text-sm">
        {entry.code === null ? null : <span>{t('code', { code: entry.code })}</span>}
        {entry.message === null ? null : <span className="break-words">{entry.message}</span>}
        {entry.requestId === null ? null : <CopyId id={entry.requestId} />}
      </span>
    </>
  );
}
