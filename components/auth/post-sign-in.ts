import type { SignInInput } from '@/lib/schemas/sign-in';

export type SignInOutcome =
  | { kind: 'ok' }
  | { kind: 'credentials' }
  | { kind: 'rate_limited'; retryAfterS: number }
  | { kind: 'unreachable' }
  | { kind: 'server' };

const UNAUTHORISED = 401;
const TOO_MANY = 429;
const DEFAULT_RETRY_S = 60;

/** Asks the server for a session. Never throws; what went wrong is in `kind`. */
export async function postSignIn(path: string, input: SignInInput): Promise<SignInOutcome> {
  let response: Response;
  try {
    const headers = { 'content-type': 'application/json' };
    response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(input) });
  } catch {
    // fetch rejects only when no answer came.
    return { kind: 'unreachable' };
  }
  if (response.ok) return { kind: 'ok' };
  if (response.status === UNAUTHORISED) return { kind: 'credentials' };
  if (response.status !== TOO_MANY) return { kind: 'server' };
  return {
    kind: 'rate_limited',
    retryAfterS: Number(response.headers.get('retry-after')) || DEFAULT_RETRY_S,
  };
}
