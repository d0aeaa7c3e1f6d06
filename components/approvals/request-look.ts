import {
  Ban,
  Check,
  CheckCheck,
  CircleX,
  Clock,
  Hourglass,
  Loader,
  Octagon,
  Pencil,
  ShieldCheck,
} from 'lucide-react';
import type { IconType, Tone } from '@/components/ui/badge';
import type { BatchState } from '@/lib/domain/batches';

/** How the state of a request looks in the inbox. */
export const REQUEST_LOOK: Record<BatchState, { tone: Tone; icon: IconType }> = {
  draft: { tone: 'slate', icon: Pencil },
  awaiting_approval: { tone: 'amber', icon: Hourglass },
  approved: { tone: 'blue', icon: ShieldCheck },
  sending: { tone: 'blue', icon: Loader },
  sent: { tone: 'blue', icon: Check },
  done: { tone: 'green', icon: CheckCheck },
  rejected: { tone: 'red', icon: CircleX },
  withdrawn: { tone: 'slate', icon: Ban },
  expired: { tone: 'amber', icon: Clock },
  void: { tone: 'red', icon: Ban },
  halted: { tone: 'amber', icon: Octagon },
};
