'use client';

import { useTranslations } from 'next-intl';
import { Badge, type BadgeIcon, type Tone } from '@/components/ui/badge';
import { EVENT_LEVELS, EVENT_STATUSES } from '@/lib/domain/events';

type Look = { tone: Tone; icon: BadgeIcon };

const LEVEL: ReadonlyMap<string, Look> = new Map([
  ['CRITICAL', { tone: 'red', icon: 'circleAlert' }],
  ['WARN', { tone: 'amber', icon: 'triangleAlert' }],
  ['INFO', { tone: 'slate', icon: 'info' }],
]);

const STATUS: ReadonlyMap<string, Look> = new Map([
  ['Inquiring', { tone: 'blue', icon: 'question' }],
  ['Scheduled', { tone: 'violet', icon: 'clock' }],
  ['Executing', { tone: 'blue', icon: 'loader' }],
  ['Executed', { tone: 'green', icon: 'circleCheck' }],
  ['Failed', { tone: 'red', icon: 'circleX' }],
  ['Canceled', { tone: 'slate', icon: 'ban' }],
  ['Avoided', { tone: 'green', icon: 'shieldCheck' }],
]);

/** `word`: what `useEventWords` says for it. */
export function LevelBadge({ level, word }: { level: string; word: string }) {
  const { tone, icon } = LEVEL.get(level) ?? { tone: 'slate', icon: 'circleHelp' };
  return (
    // Where there is no room for the word, the icon says it, and screen readers the word.
    <Badge tone={tone} icon={icon} className="max-[349px]:text-[0px]">
      {word}
    </Badge>
  );
}

/** `word`: what `useEventWords` says for it. */
export function StatusBadge({ status, word }: { status: string; word: string }) {
  const { tone, icon } = STATUS.get(status) ?? { tone: 'violet', icon: 'circleHelp' };
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}

/** How grave the event is, as the batch shows it; a level that we do not know is shown as it is. */
export function LevelCell({ level }: { level: string }) {
  const t = useTranslations('events.levels');
  const tNone = useTranslations('batches.planned');
  const known = EVENT_LEVELS.find((name) => name === level);
  if (known === undefined) return <span className="text-dim">{level === '' ? tNone('noLevel') : level}</span>;
  return <LevelBadge level={known} word={t(known)} />;
}

/** A status of the cloud in words; one that we do not know is shown as it is. */
export function useCloudStatusWords() {
  const t = useTranslations('events.statuses');
  return (status: string): string => {
    const known = EVENT_STATUSES.find((name) => name === status);
    return known ? t(known) : status;
  };
}

/** The event's own status, as the cloud said it last. */
export function CloudStatusBadge({ status }: { status: string }) {
  const words = useCloudStatusWords();
  return (
    <span title={status} className="inline-flex max-w-full">
      <StatusBadge status={status} word={words(status)} />
    </span>
  );
}
