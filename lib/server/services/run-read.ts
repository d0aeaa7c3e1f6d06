import 'server-only';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DeskError } from '@/lib/domain/errors';
import type { Client } from '@/lib/server/auth/client';
import type { ServiceContext } from '@/lib/server/services/context';
import { type ExportedFile, fileResponse } from '@/lib/server/services/file-response';
import { auditDenial, HTTP_STATUS, toProblem } from '@/lib/server/services/problem';
import { type Breather, breatherOf, readFairly } from '@/lib/server/services/read-fairly';
import {
  actorOf,
  newCorrelationId,
  processDeps,
  type RequestDeps,
} from '@/lib/server/services/request-context';
import { monotonicMs, nowMs } from '@/lib/time/clock';

type Read = (ctx: ServiceContext, url: URL) => Promise<unknown>;

export type ReadOptions = {
  /**
   * Whether this read takes long by its nature, e.g. a search for words; others show it by the time that they take.
   * `never`: it costs next to nothing, and must know the store itself.
   */
  dear?: ((url: URL, ctx: ServiceContext) => boolean | Promise<boolean>) | 'never';
  getDeps?: () => Promise<RequestDeps>;
};

/**
 * The one way from a GET route into a service: live session, then `read`, fairly, then JSON that nobody may store.
 * `read` writes nothing. Refusals and errors become `{problem}` with their status.
 */
export function runRead(request: Request, read: Read, options: ReadOptions = {}): Promise<Response> {
  const { dear = () => false } = options;
  return answerRead(request, options, async (ctx, url) => {
    const value =
      dear === 'never'
        ? await read(ctx, url)
        : await readFairly(ctx, await dear(url, ctx), (fair) => read(fair, url));
    return jsonResponse(value, breatherOf(ctx));
  });
}

/** The same for a file that is sent while it is written: `start` gives its first part. The download is audited there. */
export function runExport(
  request: Request,
  start: (ctx: ServiceContext, url: URL) => Promise<ExportedFile>,
  contentType: string,
  options: Pick<ReadOptions, 'getDeps'> = {},
): Promise<Response> {
  return answerRead(request, options, (ctx, url) =>
    fileResponse(ctx, request, () => start(ctx, url), contentType),
  );
}

async function answerRead(
  request: Request,
  { getDeps = processDeps }: ReadOptions,
  answer: (ctx: ServiceContext, url: URL) => Promise<Response>,
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
    const url = new URL(request.url);
    return unstored(await answer(ctx, url));
  } catch (error) {
    if (ctx) await auditDenial(ctx, error, readKind(request));
    return problemResponse(error, correlationId, client);
  }
}

/** For `dear`: words are looked for in every row. */
export function searches(url: URL): boolean {
  return (url.searchParams.get('q') ?? '').trim() !== '';
}

/** Which of our paths was asked for, without the ids in it: refusals of one path count together. */
function readKind(request: Request): string {
  const [, , noun = ''] = new URL(request.url).pathname.split('/');
  return `read ${noun.slice(0, 40)}`;
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

/** Rows that are written as text in one go: some ms. */
const PIECE_ROWS = 100;

/**
 * `value` as JSON. One with many `rows` is written in pieces while it is sent, with other work in between: 10,000 rows at
 * once would keep everybody waiting.
 */
export function jsonResponse(value: unknown, breathe: Breather = nextTurn): Response {
  if (!hasManyRows(value)) return Response.json(value);
  const pieces = piecesOf(value);
  const encoder = new TextEncoder();
  let tookMs = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await breathe(tookMs);
      const startedMs = monotonicMs();
      const { value: piece, done } = pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(piece));
      tookMs = monotonicMs() - startedMs;
    },
  });
  return new Response(body, { headers: { 'Content-Type': 'application/json' } });
}

function* piecesOf({ rows, ...others }: { rows: object[] }): Generator<string> {
  const head = JSON.stringify(others);
  yield `${head.slice(0, -1)}${head === '{}' ? '' : ','}"rows":[`;
  for (let start = 0; start < rows.length; start += PIECE_ROWS) {
    const piece = JSON.stringify(rows.slice(start, start + PIECE_ROWS)).slice(1, -1);
    yield start === 0 ? piece : `,${piece}`;
  }
  yield ']}';
}

/** What JSON would leave out or change by itself is no row of ours. */
function hasManyRows(value: unknown): value is { rows: object[] } {
  if (typeof value !== 'object' || value === null || !('rows' in value)) return false;
  return Array.isArray(value.rows) && value.rows.length > PIECE_ROWS;
}
