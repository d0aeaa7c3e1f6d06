import 'server-only';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { ASIDE_THREADS } from '@/lib/domain/limits';

/** In the folder of the product, where every command and the server run: a bundle has no file to start a thread from. */
const WORKER_FILE = 'lib/server/db/dialects/aside-worker.js';

type Settings = { file: string; busyTimeoutMs: number; mmapBytes: number };
type Reply = { id: number; rows?: unknown[]; more?: boolean; failure?: { message: string; code?: string } };
type Waiting = { resolve: (reply: Reply) => void; reject: (error: Error) => void };

/**
 * The embedded store once more, for reading alone, on threads of its own: the driver is synchronous, so a question that
 * takes long would stop everything else. It sees what was committed before.
 */
export function asideDialect(settings: Settings): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new AsideDriver(settings),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class AsideDriver implements Driver {
  readonly #threads: readonly AsideThread[];

  constructor(settings: Settings) {
    this.#threads = Array.from({ length: ASIDE_THREADS }, () => new AsideThread(settings));
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new AsideConnection((query) => this.#leastBusy().read(query));
  }

  #leastBusy(): AsideThread {
    return this.#threads.reduce((best, thread) => (thread.waiting < best.waiting ? thread : best));
  }

  async beginTransaction(): Promise<void> {
    throw new Error('This connection only reads, and knows no transactions.');
  }

  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }
}

/** One thread, which starts with its first question, and anew after it has failed. */
class AsideThread {
  readonly #settings: Settings;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #lastId = 0;
  /** Questions whose answer is not here yet. */
  waiting = 0;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  async end(): Promise<void> {
    await this.#worker?.terminate();
  }

  async read(query: CompiledQuery): Promise<unknown[]> {
    this.waiting += 1;
    try {
      return await this.#read(query);
    } finally {
      this.waiting -= 1;
    }
  }

  async #read({ sql, parameters }: CompiledQuery): Promise<unknown[]> {
    this.#lastId += 1;
    const id = this.#lastId;
    const rows: unknown[] = [];
    for (let question: object = { id, sql, parameters }; ; question = { id }) {
      const reply = await this.#ask(id, question);
      if (reply.failure) {
        const { message, code } = reply.failure;
        throw Object.assign(new Error(message), { code });
      }
      for (const row of reply.rows ?? []) rows.push(row);
      if (!reply.more) return rows;
      // Others come in between: many rows are many milliseconds of this thread too.
      await turn();
    }
  }

  #ask(id: number, question: object): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const worker = this.#running();
      this.#waiting.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage(question);
    });
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(/* turbopackIgnore: true */ path.join(process.cwd(), WORKER_FILE), {
      workerData: this.#settings,
      // What the commands load their TypeScript with is nothing for this thread.
      execArgv: [],
    });
    worker.on('message', (reply: Reply) => this.#settle(worker, reply));
    worker.on('error', (error) => this.#fail(worker, error));
    worker.on('exit', () => this.#fail(worker, new Error('the reading thread has ended')));
    this.#worker = worker;
    return worker;
  }

  #settle(worker: Worker, reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    // A process that waits for nothing else may end.
    if (this.#waiting.size === 0) worker.unref();
    waiting?.resolve(reply);
  }

  /** Whoever waits is told, and the next question starts a new thread. */
  #fail(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    const reason = error instanceof Error ? error : new Error(String(error));
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of all) reject(reason);
  }
}

class AsideConnection implements DatabaseConnection {
  readonly #read: (query: CompiledQuery) => Promise<unknown[]>;

  constructor(read: (query: CompiledQuery) => Promise<unknown[]>) {
    this.#read = read;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    // Guarantee: Kysely types the rows by the query that it compiled.
    return { rows: (await this.#read(query)) as R[] };
  }

  // biome-ignore lint/correctness/useYield: nobody streams from here.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('This connection does not stream.');
  }
}
