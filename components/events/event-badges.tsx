'use client';

import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleHelp,
  CircleX,
  Clock,
  Info,
  Loader,
  MessageCircleQuestion,
  ShieldCheck,
  TriangleAlert,
} from 'lucide-react';
import { useEventWords } from '@/components/events/use-event-words';
import { Badge, type IconType, type Tone } from '@/components/ui/badge';

type Look = { tone: Tone; icon: IconType };

const LEVEL: ReadonlyMap<string, Look> = new Map([
  ['CRITICAL', { tone: 'red', icon: CircleAlert }],
  ['WARN', { tone: 'amber', icon: TriangleAlert }],
  ['INFO', { tone: 'slate', icon: Info }],
]);

const STATUS: ReadonlyMap<string, Look> = new Map([
  ['Inquiring', { tone: 'blue', icon: MessageCircleQuestion }],
  ['Scheduled', { tone: 'violet', icon: Clock }],
  ['Executing', { tone: 'blue', icon: Loader }],
  ['Executed', { tone: 'green', icon: CircleCheck }],
  ['Failed', { tone: 'red', icon: CircleX }],
  ['Canceled', { tone: 'slate', icon: Ban }],
  ['Avoided', { tone: 'green', icon: ShieldCheck }],
]);

export function LevelBadge({ level }: { level: string }) {
  const words = useEventWords();
  const { tone, icon } = LEVEL.get(level) ?? { tone: 'slate', icon: CircleHelp };
  return (
    <Badge tone={tone} icon={icon}>
      {words.level(level)}
    </Badge>
  );
}

export function StatusBadge({ status }: { status: string }) {
  const words = useEventWords();
  const { tone, icon } = STATUS.get(status) ?? { tone: 'violet', icon: CircleHelp };
  return (
    <Badge tone={tone} icon={icon}>
      {words.status(status)}
    </Badge>
  );
}
