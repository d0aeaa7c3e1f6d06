import type { RowReason } from '@/lib/domain/batches';

/** Settings of this server that leave a door open; told to those who manage it. */
export type SetupWarning = 'proxy_not_trusted' | 'store_not_encrypted';

/** What every page tells about the desk itself. Times are epoch ms. */
export type DeskStatus = {
  /** Names the build that answered: another one than the page's own means that the desk was updated. */
  build: string;
  /** Why the store cannot be written or trusted; null when nothing is known to be wrong. */
  store: 'disk_full' | 'read_only' | 'corrupt' | 'io_error' | null;
  /** Why the sending of the whole account rests, while rows wait for it. */
  paused: { reason: RowReason; untilMs: number; rows: number } | null;
  /** Since when the cloud could not be read (null = never could); `cloud` is null while it can. */
  cloud: { sinceMs: number | null } | null;
  /** For admins; empty for everybody else. */
  setup: SetupWarning[];
};
