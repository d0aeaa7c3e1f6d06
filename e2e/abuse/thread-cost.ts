import { plainShapes } from '@/e2e/abuse/door-shapes';
import { type RawRequest, sendRaw } from '@/e2e/abuse/raw';
import type { Desk } from '@/e2e/helpers/desk';

/** What one request may cost the thread: this long (ms), or as much as so many ordinary requests on a slow machine. */
const THREAD_LIMIT_MS = 100;
const ORDINARY_REQUESTS = 6;
const REFUSAL_LIMIT_MS = 10;

/** The least of five: the server's own jobs run on the same thread. */
export async function costOf(
  desk: Desk,
  shape: RawRequest,
  limitMs: number,
): Promise<{ ms: number; status: number }> {
  let ms = Number.POSITIVE_INFINITY;
  let status = 0;
  for (let run = 0; run < 5; run += 1) {
    const before = desk.threadMs();
    ({ status } = await sendRaw(desk.url, shape));
    ms = Math.min(ms, desk.threadMs() - before);
    // One that is far from the limit, or freezes the desk, is asked once.
    if (ms < limitMs / 2 || ms > 10 * THREAD_LIMIT_MS) break;
  }
  return { ms, status };
}

/** What one request may cost the thread on this machine, and what a refusal may (ms). */
export async function threadLimits(desk: Desk): Promise<{ limitMs: number; refusalMs: number }> {
  const costs: number[] = [];
  for (const shape of plainShapes()) costs.push((await costOf(desk, shape, 0)).ms);
  const limitMs = Math.max(THREAD_LIMIT_MS, ORDINARY_REQUESTS * Math.max(...costs));
  return { limitMs, refusalMs: Math.max(REFUSAL_LIMIT_MS, limitMs / 10) };
}
