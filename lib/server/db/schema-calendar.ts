import type { EntryStatus } from '@/lib/domain/calendar';

/** Tables of the calendar feed; see schema.ts. Times are epoch ms. */
export type CalendarTables = {
  calendarFeeds: CalendarFeedsTable;
  calendarEntries: CalendarEntriesTable;
};

/** An address by which a calendar reads plans without a session. */
export type CalendarFeedsTable = {
  /** Stands in the address. */
  id: string;
  userId: string;
  /** SHA-256 (hex) of the secret in the address. */
  secretHash: string;
  /** JSON of FeedFilter. */
  filterJson: string;
  /** 1: entries list the names of their instances. */
  showsNames: number;
  locale: string;
  createdAtMs: number;
  /** Since when the present secret is good. */
  secretSinceMs: number;
  expiresAtMs: number;
  revokedAtMs: number | null;
  lastFetchMs: number | null;
  /** Fetches since `hourStartMs`. */
  hourStartMs: number;
  hourFetches: number;
};

/** What a feed handed out last of a batch in a region at a time. */
export type CalendarEntriesTable = {
  id: string;
  feedId: string;
  groupKey: string;
  startMs: number;
  endMs: number;
  status: EntryStatus;
  /** SHA-256 (hex) of what else it says. */
  contentHash: string;
  sequence: number;
  modifiedAtMs: number;
  cancelledAtMs: number | null;
};
