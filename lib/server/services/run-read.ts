import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import type { Client } from '@/lib/server/auth/client';
import type { ServiceContext } from '@/lib/server/services/context';
import { auditDenial, HTTP_STATUS, toProblem } from '@/lib/server/services/problem';
import {
  actorOf,
  newCorrelationId,
  processDeps,
  type RequestDeps,
} from '@/lib/server/services/request-context';
import { nowMs } from '@/lib/time/clock';

/**
 * The one way from a GET route into a service: live session, then `read`, then JSON that nobody may store.
 * `read` may also give a whole Response (CSV). Refusals and errors become `{problem}` with their status.
 */
export async function runRead(
  request: Request,
  read: (ctx: ServiceContext, url: URL) => Promise<unknown>,
  getDeps: () => Promise<RequestDeps> = processDeps,
): Promise<Response> {
  const correlationId = newCorrelationId();
  let ctx: ServiceContext | null = null;
  let client: Client | undefined;
  try {
    const deps = await getDeps();
    client = deps.clientOf?.(request.headers);
    const session = await deps.resolve(request.headers);
    if (!session) throw new DeskError('unauthenticated');
    ctx = { store: deps.store, actor: actorOf(session), correlationId, now: nowMs, client };
    const result = await read(ctx, new URL(request.url));
    return result instanceof Response ? unstored(result) : unstored(Response.json(result));
  } catch (error) {
    if (ctx) await auditDenial(ctx, error);
    return problemResponse(error, correlationId, client);
  }
}

/** `{problem}` with the status of its code; Retry-After when the details name `retryAfterS`. */
export function problemResponse(error: unknown, correlationId: string, client?: Client): Response {
  const problem = toProblem(error, correlationId, client);
  const response = unstored(Response.json({ problem }, { status: HTTP_STATUS[problem.code] }));
  const retryAfterS = problem.details.retryAfterS;
  if (retryAfterS !== undefined) response.headers.set('Retry-After', String(retryAfterS));
  return response;
}

function unstored(response: Response): Response {
  response.headers.set('Cache-Control', 'no-store');
  return response;
}
