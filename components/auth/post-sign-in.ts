import type { CodeInput, SignInInput } from '@/lib/schemas/sign-in';

export type SignInOutcome =
  | { kind: 'ok' }
  /** The password was right, and the code of the second factor is asked for. */
  | { kind: 'code_needed' }
  | { kind: 'busy'; retryAfterS: number }
  | { kind: 'credentials' }
  | { kind: 'rate_limited'; retryAfterS: number }
  | { kind: 'unreachable' }
  | { kind: 'server' };

const UNAUTHORISED = 401;
const TOO_MANY = 429;
const UNAVAILABLE = 503;
const DEFAULT_RETRY_S = 60;

/** Asks the server for a session. Never throws; what went wrong is in `kind`. */
export async function postSignIn(path: string, input: SignInInput): Promise<SignInOutcome> {
  const answered = await post(path, input);
  if (!(answered instanceof Response)) return answered;
  if (answered.ok) return { kind: (await isCodeNeeded(answered)) ? 'code_needed' : 'ok' };
  return answered.status === UNAUTHORISED ? { kind: 'credentials' } : refusal(answered);
}

export type CodeOutcome =
  | Exclude<SignInOutcome, { kind: 'code_needed' | 'credentials' }>
  | { kind: 'code' | 'stepOver' };

/** The same with the code of the second factor. */
export async function postCode(path: string, input: CodeInput): Promise<CodeOutcome> {
  const answered = await post(path, input);
  if (!(answered instanceof Response)) return answered;
  if (answered.ok) return { kind: 'ok' };
  if (answered.status !== UNAUTHORISED) return refusal(answered);
  return { kind: (await reasonOf(answered)) === 'step_over' ? 'stepOver' : 'code' };
}

async function post(path: string, input: unknown): Promise<Response | { kind: 'unreachable' }> {
  try {
    const headers = { 'content-type': 'application/json' };
    return await fetch(path, { method: 'POST', headers, body: JSON.stringify(input) });
  } catch {
    // fetch rejects only when no answer came.
    return { kind: 'unreachable' };
  }
}

function refusal(response: Response) {
  const retryAfter = Number(response.headers.get('retry-after'));
  const retryAfterS = retryAfter || DEFAULT_RETRY_S;
  if (response.status === TOO_MANY) return { kind: 'rate_limited', retryAfterS } as const;
  // Without the header it is the store that is away, not too many who sign in.
  if (response.status === UNAVAILABLE && retryAfter > 0) return { kind: 'busy', retryAfterS } as const;
  return { kind: 'server' } as const;
}

/** An answer that cannot be read names nothing. */
async function isCodeNeeded(response: Response): Promise<boolean> {
  const body: { codeNeeded?: boolean } = await response.json().catch(() => ({}));
  return body.codeNeeded === true;
}

async function reasonOf(response: Response): Promise<string | null> {
  const body: { problem?: { reason?: string } } = await response.json().catch(() => ({}));
  return body.problem?.reason ?? null;
}
