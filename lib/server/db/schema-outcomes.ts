import type { ColumnType } from 'kysely';
import type { EntryStatus } from '@/lib/domain/calendar';
import type { Phase } from '@/lib/domain/outcomes';

/** Columns of `batchRows` about what became of an ordered row: facts with times (epoch ms), never a judgement. */
export type RowOutcomeColumns = {
  /** When the cloud took the order, or reading showed that it had. */
  acceptedAtMs: Optional<number | null>;
  /** Since when the event has been seen to execute. */
  executingSinceMs: Optional<number | null>;
  /** Reads in a row that did not list the event, and the start of the first of them. */
  absentReads: Optional<number>;
  absentSinceMs: Optional<number | null>;
  /** Start of the last successful read that covered the row. */
  seenUpToMs: Optional<number | null>;
  /** How often the instance was read after the end, and when it is read next; null: not any more. */
  instanceReads: Optional<number>;
  nextInstanceReadMs: Optional<number | null>;
  /** 1 when such a read said Running, or none is needed. */
  instanceOk: Optional<number>;
  /** JSON of InstanceRead[], oldest first. */
  instanceReadsJson: Optional<string | null>;
  /** 1 when the last read before it began said Stopped, 0 when it said something else, null when there was none. */
  stoppedBefore: Optional<number | null>;
};

/** What one read of the instance after the end said; `status` null = the cloud does not list it. */
export type InstanceRead = { atMs: number; status: string | null };

export type OutcomeTables = {
  /** Changes of cloud status that the audit trail is still to be told of; one line for a batch that was told before. */
  followedCounts: {
    batchId: string;
    /** When its last entry was written. */
    toldAtMs: number;
    /** JSON of status → rows since then; `{}` when nothing is left to tell. */
    countsJson: string;
  };
  /** The phase in which people were last told of a row. */
  outcomesTold: {
    rowId: string;
    phase: Phase;
    /** `Judged.markMs`. */
    markMs: number;
  };
  /** The newest word of a person on a row in one phase; it holds only while phase and mark are the same. */
  outcomeAcks: {
    rowId: string;
    phase: Phase;
    /** `Judged.markMs`. */
    markMs: number;
    userId: string;
    userName: string;
    atMs: number;
    /** '' = nothing was said. */
    note: string;
  };
};

type Optional<T> = ColumnType<T, T | undefined, T>;

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
