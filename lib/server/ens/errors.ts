import 'server-only';

/**
 * What is proven about a failed call.
 * `refused` 4xx with a vendor Code · `throttled` · `unauthorised` key, signature, clock or permission ·
 * `not_sent` proven that no byte of the request reached a server (DNS, connection refused, certificate not accepted, no
 * credentials) ·
 * `unknown` everything else: the cloud may have acted.
 */
export type EnsErrorKind = 'refused' | 'throttled' | 'unauthorised' | 'not_sent' | 'unknown';

/** The one error of the ENS seam. Its texts are scrubbed: no URL, no parameters, no key. */
export class EnsError extends Error {
  readonly kind: EnsErrorKind;
  /** Vendor Code, or our own word (`ECONNREFUSED`, `ReadTimeout`, `UnreadableReply`…). */
  readonly code: string;
  readonly httpStatus: number | null;
  readonly requestId: string | null;
  /** The cloud's hint (ms), only when throttled. */
  readonly retryAfterMs: number | null;

  constructor(input: {
    kind: EnsErrorKind;
    code: string;
    message: string;
    httpStatus?: number | null;
    requestId?: string | null;
    retryAfterMs?: number | null;
  }) {
    super(input.message);
    this.name = 'EnsError';
    this.kind = input.kind;
    this.code = input.code;
    this.httpStatus = input.httpStatus ?? null;
    this.requestId = input.requestId ?? null;
    this.retryAfterMs = input.retryAfterMs ?? null;
  }

  /**
   * By name: Next loads this module more than once (instrumentation, routes), while the client that throws is one for
   * the process. Compared by class, its errors would be strangers in the other copy.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'EnsError' && 'kind' in value;
  }
}
