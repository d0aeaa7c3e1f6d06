import 'server-only';

type Queue = { tail: Promise<unknown>; length: number };

const queues = new Map<string, Queue>();

/**
 * Runs `work` after all earlier work of the same `key` in this process has ended, so that each sees what the one
 * before it counted. Returns null at once when `maxWaiting` others already wait.
 */
export async function inTurn<T>(key: string, maxWaiting: number, work: () => Promise<T>): Promise<T | null> {
  const queue = queues.get(key) ?? { tail: Promise.resolve(), length: 0 };
  if (queue.length >= maxWaiting) return null;
  queues.set(key, queue);
  queue.length += 1;
  const run = queue.tail.then(work);
  queue.tail = run.catch(() => undefined);
  try {
    return await run;
  } finally {
    queue.length -= 1;
    if (queue.length === 0) queues.delete(key);
  }
}
