'use client';

import { Badge, type BadgeIcon, type Tone } from '@/components/ui/badge';

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
