import type { DeskProblem } from '@/lib/schemas/action-result';
import { routes } from '@/lib/url/routes';

/** A GET that did not give what was asked for. `problem` is null when no answer of ours arrived (network, proxy). */
export class ReadError extends Error {
  readonly status: number | null;
  readonly problem: DeskProblem | null;
  /** How long to wait before asking again (ms), when the server said so; else null. */
  readonly retryAfterMs: number | null;

  constructor(
    status: number | null,
    problem: DeskProblem | null,
    { cause, retryAfterMs = null }: { cause?: unknown; retryAfterMs?: number | null } = {},
  ) {
    super(problem?.code ?? (status === null ? 'no answer' : `HTTP ${status}`), { cause });
    this.name = 'ReadError';
    this.status = status;
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Guarantee: the path is one of our own read routes, which is built from the same DTO type `T`. */
function trusted<T>(body: unknown): T {
  return body as T;
}

function problemOf(body: unknown): DeskProblem | null {
  if (typeof body !== 'object' || body === null || !('problem' in body)) return null;
  const { problem } = body;
  return typeof problem === 'object' && problem !== null && 'code' in problem
    ? trusted<DeskProblem>(problem)
    : null;
}

/** Reads one of our own GET routes. Throws ReadError; an abort of `signal` passes through as it is. */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    // A long pasted list in the page's own address must not be sent a second time as the referrer.
    response = await fetch(path, {
      signal,
      referrerPolicy: 'origin',
      headers: { accept: 'application/json' },
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ReadError(null, null, { cause });
  }
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok || body === null) {
    throw new ReadError(response.status, problemOf(body), { retryAfterMs: retryAfterMs(response) });
  }
  return trusted<T>(body);
}

/** `Retry-After` in seconds, as our server and proxies write it. */
function retryAfterMs(response: Response): number | null {
  const seconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}

const RETRIES = 2;
/** Somebody who asked too much is asked to wait; so long, nothing is said about it. */
const RETRIES_OF_THE_BUDGET = 4;
const TOO_MANY = 429;
/** Before the second try, doubled before each further one (ms). */
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;

/** Whether the server has asked us to wait. */
export function isTooMany(error: Error | null): boolean {
  return error instanceof ReadError && error.status === TOO_MANY;
}

/** Whether the server has said no on purpose (4xx), so that asking again gives the same answer. Too many requests is none. */
export function isRefused(error: Error | null): boolean {
  if (!(error instanceof ReadError) || error.status === null) return false;
  return error.status < 500 && !isTooMany(error);
}

/** For `retry` of a query: what the server answered on purpose is not asked again, a lost connection is. */
export function shouldRetry(failures: number, error: Error): boolean {
  return !isRefused(error) && failures < (isTooMany(error) ? RETRIES_OF_THE_BUDGET : RETRIES);
}

/**
 * For `retryDelay` of a query (ms): longer each time, never before the server's own wish, and not all queries of a page
 * at once. `failures` before this one.
 */
export function retryDelayMs(failures: number, error: Error, random = Math.random()): number {
  const growing = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** failures);
  const wished = error instanceof ReadError ? (error.retryAfterMs ?? 0) : 0;
  return Math.max(growing, wished) + Math.round(random * FIRST_DELAY_MS);
}

/** Why no file can be downloaded now, or null when one can. Throws when no answer of ours came. */
export async function whyNoDownload(): Promise<DeskProblem | null> {
  try {
    await getJson(routes.apiExports());
    return null;
  } catch (error) {
    if (error instanceof ReadError && error.problem) return error.problem;
    throw error;
  }
}
