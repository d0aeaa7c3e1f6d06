import type { DeskProblem } from '@/lib/schemas/action-result';

/** A GET that did not give what was asked for. `problem` is null when no answer of ours arrived (network, proxy). */
export class ReadError extends Error {
  readonly status: number | null;
  readonly problem: DeskProblem | null;

  constructor(status: number | null, problem: DeskProblem | null, cause?: unknown) {
    super(problem?.code ?? (status === null ? 'no answer' : `HTTP ${status}`), { cause });
    this.name = 'ReadError';
    this.status = status;
    this.problem = problem;
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
    throw new ReadError(null, null, cause);
  }
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok || body === null) throw new ReadError(response.status, problemOf(body));
  return trusted<T>(body);
}

const RETRIES = 2;

/** For `retry` of a query: what the server answered on purpose (4xx) is not asked again, a lost connection is. */
export function shouldRetry(failures: number, error: Error): boolean {
  const answered = error instanceof ReadError && error.status !== null && error.status < 500;
  return !answered && failures < RETRIES;
}
