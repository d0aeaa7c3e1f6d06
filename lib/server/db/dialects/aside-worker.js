import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import Libsql from 'libsql';

// A thread with a connection of its own that only reads: what takes long here keeps nobody else waiting.

/** Rows of one message: taking them over costs the other thread a few ms, and it does other work in between. */
const ROWS_OF_A_MESSAGE = 500;

if (!parentPort) throw new Error('This file is a thread of the server.');
const port = parentPort;
standBack();
const { file, busyTimeoutMs, mmapBytes } = workerData;
const database = new Libsql(file);
database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
database.exec(`PRAGMA mmap_size = ${mmapBytes}`);
database.exec('PRAGMA query_only = ON');

/**
 * Where cores are few, the thread that answers everybody goes first. Linux knows a priority of each thread; elsewhere
 * all stay equal.
 */
function standBack() {
  if (process.platform !== 'linux') return;
  try {
    setPriority(
      Number(path.basename(readlinkSync('/proc/thread-self'))),
      constants.priority.PRIORITY_BELOW_NORMAL,
    );
  } catch {
    // A container without /proc, or one that forbids it: it works all the same.
  }
}

/** Rows of answers that were not fetched yet, by the question's id. */
const rest = new Map();

port.on('message', ({ id, sql, parameters }) => {
  try {
    // Another thread had it, and ended in between: an answer that is cut off must not look whole.
    if (sql === undefined && !rest.has(id)) throw new Error('the rest of an answer is lost');
    const rows = sql === undefined ? rest.get(id) : database.prepare(sql).all(...parameters);
    const more = rows.length > ROWS_OF_A_MESSAGE;
    if (more) rest.set(id, rows.slice(ROWS_OF_A_MESSAGE));
    else rest.delete(id);
    port.postMessage({ id, rows: more ? rows.slice(0, ROWS_OF_A_MESSAGE) : rows, more });
  } catch (error) {
    const { message, code } = Object(error);
    port.postMessage({ id, failure: { message, code } });
  }
});
