import { z } from 'zod';
import type { RowReason } from '@/lib/domain/batches';
import type { GrantKind } from '@/lib/domain/grants';
import type { FirstStep, WaitingKind } from '@/lib/domain/home';
import type { Role } from '@/lib/domain/permissions';
import type { OutcomeSight } from '@/lib/schemas/outcomes';

/** Somebody gave rights, took an admin's, or reset a second factor. Times are epoch ms. */
export type GrantNotice = {
  kind: 'grant';
  id: string;
  what: GrantKind;
  /** E-mail of the person it is about. */
  who: string;
  role: Role;
  /** Null: the server's command line. */
  byName: string | null;
  atMs: number;
  /** From when it counts, while it waits; else null. */
  countsFromMs: number | null;
};

/** What admins are told on every page until they put it away; each has an id of its own, over all kinds. */
export type DeskNotice = GrantNotice;

/** Settings of this server that leave a door open; told to those who manage it. */
export type SetupWarning = 'proxy_not_trusted' | 'store_not_encrypted';

/** Which cloud a server works with. `simulated`: the endpoint is this machine itself. */
export type WhichCloud = { endpoint: string; accountId: string | null; simulated: boolean };

/** What every page tells about the desk itself. Times are epoch ms. */
export type DeskStatus = {
  /** Who asked: a page that was drawn for somebody else must be loaded anew. */
  userId: string;
  /** Names the build that answered: another one than the page's own means that the desk was updated. */
  build: string;
  /** Why the store cannot be written or trusted; null when nothing is known to be wrong. */
  store: 'disk_full' | 'read_only' | 'corrupt' | 'io_error' | null;
  /** Why the sending of the whole account rests, while rows wait for it. */
  paused: { reason: RowReason; untilMs: number; rows: number } | null;
  /** Since when the cloud could not be read (null = never could); `cloud` is null while it can. */
  cloud: { sinceMs: number | null } | null;
  /** Batches with rows that need a person. */
  openBatches: number;
  /** For admins; empty for everybody else. */
  setup: SetupWarning[];
  /** Names of channels that refused for good, so that nobody is told anything through them; for admins. */
  brokenChannels: string[];
  /** For admins, newest first; empty for everybody else. */
  notices: DeskNotice[];
};

/** Input of dismissNotices: ids of notices that the person was shown. */
export const DismissNoticesInput = z.strictObject({
  ids: z
    .array(z.string().regex(/^[A-Za-z0-9_-]{1,64}$/))
    .min(1)
    .max(100),
});

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
  /** Ids of the first events on which the cloud acts inside a freeze, and nobody has answered. */
  dueInFreeze: string[];
  /** While nothing was ever sent: what this person does first, and whether it is done. Else null. */
  steps: { step: FirstStep; isDone: boolean }[] | null;
};
