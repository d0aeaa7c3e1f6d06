import 'server-only';
import { headers } from 'next/headers';
import { DeskError } from '@/lib/domain/errors';
import type { ActionResult } from '@/lib/schemas/action-result';
import type { Client } from '@/lib/server/auth/client';
import { isOwnOrigin } from '@/lib/server/auth/origin';
import type { Sessions } from '@/lib/server/auth/resolve-session';
import { getConfig } from '@/lib/server/config';
import { log } from '@/lib/server/log';
import { noteForeignPage } from '@/lib/server/services/audit/note-refusal';
import type { ServiceContext } from '@/lib/server/services/context';
import { auditDenial, toProblem } from '@/lib/server/services/problem';
import {
  actorOf,
  newCorrelationId,
  processDeps,
  type RequestDeps,
} from '@/lib/server/services/request-context';
import { nowMs } from '@/lib/time/clock';

/** A verb of the services. What comes from the network may be anything: the verb parses it, whatever its type says. */
export type Verb<Input, T> = (ctx: ServiceContext, input: Input) => Promise<T>;

/**
 * What a page may call of a verb: the one way from a server action into a service. Own origin, live session, then the
 * verb, with the first argument and nothing else. Never throws: a refusal or an error comes back as `problem`.
 * @param sessions `set_up`: also for people whose session is good for nothing but setting up their second factor
 */
export function action<T>(
  verb: (ctx: ServiceContext) => Promise<T>,
  sessions?: Sessions,
): () => Promise<ActionResult<T>>;
export function action<Input, T>(
  verb: Verb<Input, T>,
  sessions?: Sessions,
): (input: Input) => Promise<ActionResult<T>>;
export function action<Input, T>(verb: Verb<Input, T>, sessions: Sessions = 'full') {
  return async (input: Input) => runVerb(verb, input, await headers(), processDeps, sessions);
}

/** `action` with the request's headers and the process's parts given, so that tests need no Next request. */
export async function runVerb<Input, T>(
  verb: Verb<Input, T>,
  input: Input,
  requestHeaders: Headers,
  getDeps: () => Promise<RequestDeps>,
  sessions: Sessions = 'full',
): Promise<ActionResult<T>> {
  const correlationId = newCorrelationId();
  let ctx: ServiceContext | null = null;
  let client: Client | undefined;
  try {
    const deps = await getDeps();
    client = deps.clientOf?.(requestHeaders);
    if (!isOwnOrigin(requestHeaders, deps.baseUrl)) {
      await noteForeignPage(deps, requestHeaders, correlationId);
      throw new DeskError('forbidden', 'origin');
    }
    const session = await deps.resolve(requestHeaders, sessions);
    if (!session) throw new DeskError('unauthenticated');
    ctx = { store: deps.store, actor: actorOf(session), correlationId, now: nowMs, client };
    if (!isPlain(input)) throw new DeskError('invalid_input');
    const data = await verb(ctx, input);
    log.info({ correlationId, actorId: ctx.actor.id, client }, 'action done');
    return { ok: true, data };
  } catch (error) {
    if (ctx) await auditDenial(ctx, error, actionKind(requestHeaders));
    return { ok: false, problem: toProblem(error, correlationId, client) };
  }
}

/** Which action was called: each build names its actions anew, and Next has found this one. */
function actionKind(requestHeaders: Headers): string {
  return `act ${(requestHeaders.get('next-action') ?? '').slice(0, 80)}`;
}

/**
 * The one way for settings of the browser, which need no session: own origin, then `keep`. Asked from elsewhere it does
 * nothing. `secure`: whether the cookie may travel by https only, as the session's does.
 */
export async function runPreference(keep: (secure: boolean) => Promise<void>): Promise<void> {
  const { baseUrl } = getConfig();
  if (isOwnOrigin(await headers(), baseUrl)) await keep(baseUrl.startsWith('https:'));
}

/** What our pages send: nothing, or a plain object. React decodes more (forms, streams, dates), which would pass as `{}`. */
function isPlain(input: unknown): boolean {
  if (input === null || input === undefined) return true;
  return typeof input === 'object' && Object.getPrototypeOf(input) === Object.prototype;
}
