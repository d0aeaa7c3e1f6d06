import type { ColumnType } from 'kysely';
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
