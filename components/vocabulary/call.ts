import { Ban, Check, CircleHelp, Gauge, KeyRound, Loader, X } from 'lucide-react';
import type { IconType, Tone } from '@/components/ui/badge';

const LOOKS = {
  sending: { tone: 'blue', icon: Loader },
  answered: { tone: 'green', icon: Check },
  refused: { tone: 'red', icon: X },
  throttled: { tone: 'amber', icon: Gauge },
  unauthorised: { tone: 'red', icon: KeyRound },
  not_sent: { tone: 'slate', icon: Ban },
  unknown: { tone: 'violet', icon: CircleHelp },
} satisfies Record<string, { tone: Tone; icon: IconType }>;

type CallState = keyof typeof LOOKS;
export type CallLook = { state: CallState; tone: Tone; icon: IconType };

/** How the state of a call looks; null for a state that this page does not know. */
export function callLook(state: string): CallLook | null {
  return isKnown(state) ? { state, ...LOOKS[state] } : null;
}

function isKnown(state: string): state is CallState {
  return Object.hasOwn(LOOKS, state);
}
