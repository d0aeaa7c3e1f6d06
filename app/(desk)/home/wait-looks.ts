import {
  Bell,
  CalendarClock,
  CloudOff,
  DatabaseZap,
  Hourglass,
  Pencil,
  ShieldCheck,
  TimerReset,
  Undo2,
} from 'lucide-react';
import { PHASE_LOOK } from '@/components/shell/phase-badge';
import type { IconType, Tone } from '@/components/ui/badge';
import { type AttentionReason, isAttentionReason } from '@/lib/domain/batch-attention';
import type { WaitingKind } from '@/lib/domain/home';
import { routes } from '@/lib/url/routes';

type WaitLook = { href: string; icon: IconType; tone: Tone };

/** Where each number leads, and how it looks. */
const LOOKS: Record<Exclude<WaitingKind, AttentionReason>, WaitLook> = {
  store: { href: routes.health(), icon: DatabaseZap, tone: 'red' },
  cloud: { href: routes.events(), icon: CloudOff, tone: 'red' },
  channels: { href: routes.settingsNotifications(), icon: Bell, tone: 'red' },
  approvals: { href: routes.approvals({ tab: 'needs' }), icon: ShieldCheck, tone: 'blue' },
  due_2h: { href: routes.events({ view: 'unplanned', due: '2h' }), icon: TimerReset, tone: 'red' },
  due_24h: { href: routes.events({ view: 'unplanned', due: '24h' }), icon: TimerReset, tone: 'amber' },
  ended_requests: { href: routes.approvals({ tab: 'mine' }), icon: Undo2, tone: 'amber' },
  calendar_links: { href: routes.outcomes(), icon: CalendarClock, tone: 'amber' },
  drafts: { href: routes.batches(), icon: Pencil, tone: 'slate' },
  open_requests: { href: routes.approvals({ tab: 'mine' }), icon: Hourglass, tone: 'slate' },
};

/** The rows of a phase lead to Outcomes, and look as they do there. */
export function waitLook(kind: WaitingKind): WaitLook {
  if (isAttentionReason(kind)) return { ...PHASE_LOOK[kind], href: routes.outcomes({ phase: kind }) };
  return LOOKS[kind];
}
