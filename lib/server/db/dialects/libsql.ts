import 'server-only';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import Libsql from 'libsql';
import { asideDialect } from '@/lib/server/db/dialects/aside';
import { keepPrivate } from '@/lib/server/db/embedded-folder';
import { monotonicMs } from '@/lib/time/clock';

/** How long a statement waits for another process's write lock (ms): the command-line tools work beside a server. */
const BUSY_TIMEOUT_MS = 5_000;
/**
 * Memory for pages of the file. SQLite's own 2 MB hold neither the indexes nor the rows of 100,000 events (some 200 MB
 * together): every page of a sync, and every count, would be read from the file again.
 */
const CACHE_KIB = 65_536;
const MMAP_BYTES = 268_435_456;

/**
 * The embedded store. WAL with `synchronous=FULL`: one fsync for each commit, so a committed intent survives power loss.
 * @param file path of the database file; its folder is made when absent. `:memory:` is not supported.
 */
export function libsqlDialect(file: string): Dialect {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true, mode: 0o700 });
  keepPrivate(file);
  const database = new Libsql(file);
  database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec('PRAGMA foreign_keys = ON');
  database.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
  database.exec(`PRAGMA mmap_size = ${MMAP_BYTES}`);
  return new LibsqlDialect(database);
}

/** The same file for reading alone, on a thread of its own. */
export function libsqlAsideDialect(file: string): Dialect {
  return asideDialect({ file, busyTimeoutMs: BUSY_TIMEOUT_MS, mmapBytes: MMAP_BYTES });
}

/** Statements may hold the thread for so long (ms); then it does other work before the next one begins. */
const MOST_HELD_MS = 4;
/**
 * Nothing comes between the last look of a transaction, its end, and what its caller does then: the dispatcher looks
 * whether it must rest, commits, and sends.
 */
const ENDS = /^(commit|rollback)$/;

class LibsqlDriver extends SqliteDriver {
  readonly #database: Libsql.Database;
  /** How long statements have held the thread since it last did other work (ms). */
  #heldMs = 0;
  #isClosed = false;

  constructor(database: Libsql.Database) {
    super({ database });
    this.#database = database;
  }

  /**
   * The one connection, which shares the thread: the driver is synchronous, and whatever follows at once, a whole
   * transaction, would keep everybody waiting. Whoever has it keeps it meanwhile, as on PostgreSQL.
   */
  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: async <R>(query: CompiledQuery) => {
        if (this.#heldMs > MOST_HELD_MS && !ENDS.test(query.sql)) {
          await nextTurn();
          this.#heldMs = 0;
        }
        // The library ends the whole process when a closed file is asked.
        if (this.#isClosed) throw new Error('The store is closed.');
        const startedMs = monotonicMs();
        try {
          return await connection.executeQuery<R>(query);
        } finally {
          this.#heldMs += monotonicMs() - startedMs;
        }
      },
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
  }

  /**
   * Takes the write lock at once. A transaction that read first and writes later would be refused without any wait when
   * another process wrote in between (`database is locked`), whatever the busy timeout.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** SQLite ends a transaction itself when the disk is full; a rollback would then fail and hide the reason. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (!this.#isClosed && this.#database.inTransaction) await super.rollbackTransaction(connection);
  }

  /** Whoever is at work meanwhile gets an error at their next statement; nothing of a transaction stays. */
  override async destroy(): Promise<void> {
    this.#isClosed = true;
    await super.destroy();
  }
}

/**
 * All that is due of the migrations is one transaction, which SQLite can do: a process that dies half-way leaves nothing
 * behind, and one that comes at the same time waits, and then finds nothing left to do.
 */
class LibsqlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class LibsqlDialect extends SqliteDialect {
  readonly #database: Libsql.Database;

  constructor(database: Libsql.Database) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new LibsqlDriver(this.#database);
  }

  override createAdapter(): SqliteAdapter {
    return new LibsqlAdapter();
  }
}
