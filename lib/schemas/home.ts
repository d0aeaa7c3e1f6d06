import type { FirstStep, WaitingKind } from '@/lib/domain/home';
import type { OutcomeSight } from '@/lib/schemas/outcomes';

/** GET /api/home: what waits for the viewer, and what the desk does. Times are epoch ms. */
export type HomeView = OutcomeSight & {
  /** Only what there is any of, what cannot wait first. */
  waiting: { kind: WaitingKind; count: number; isMine: boolean }[];
  /** Rows on their way, those of the next 24 hours, and those that ended well since the viewer's midnight. */
  moving: { running: number; next24h: number; doneToday: number };
  /** The next thing on which the cloud acts and that no batch holds. */
  nextDue: {
    key: string;
    resourceId: string;
    instanceName: string;
    regionId: string;
    regionName: string;
    dueAtMs: number;
    isEstimate: boolean;
  } | null;
  /** While nothing was ever sent: what this person does first, and whether it is done. Else null. */
  steps: { step: FirstStep; isDone: boolean }[] | null;
};
