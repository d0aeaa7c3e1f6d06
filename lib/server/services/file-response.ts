import 'server-only';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { EXPORT_IDLE_MS, EXPORT_LIMIT_MS } from '@/lib/domain/limits';
import { requireExportPlace, takeExportPlace } from '@/lib/server/reads/places';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { type Breather, breatherOf } from '@/lib/server/services/read-fairly';
import { monotonicMs } from '@/lib/time/clock';

/** A file of which each chunk costs a few ms; `fileName` must be ours: it goes into a header as it is. */
export type ExportedFile = { fileName: string; chunks: AsyncGenerator<string> };

/**
 * A download that is sent while it is written. It has a place of the person's and of the server's until it is sent,
 * cancelled, or given up because its reader takes nothing; without a place nothing is read at all.
 * Throws DeskError `rate_limited` `export_own`, `export_busy`, and what `start` throws.
 */
export async function fileResponse(
  ctx: ServiceContext,
  request: Request,
  start: () => Promise<ExportedFile>,
  contentType: string,
): Promise<Response> {
  const release = takeExportPlace(ctx.actor.id);
  try {
    const { fileName, chunks } = await start();
    const headers = {
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'X-Content-Type-Options': 'nosniff',
    };
    const body = byteStream(chunks, release, { signal: request.signal, breathe: breatherOf(ctx) });
    if (request.method !== 'HEAD') return new Response(body, { headers });
    await body.cancel();
    return new Response(null, { headers });
  } catch (error) {
    release();
    throw error;
  }
}

/** `signal`: aborts when the browser has gone, also before it took anything. Limits in ms. */
type StreamOptions = { breathe?: Breather; signal?: AbortSignal; idleMs?: number; wholeMs?: number };

/**
 * Bytes as the reader takes them: a chunk is made when the one before is on its way, and other requests are answered in
 * between.
 */
export function byteStream(
  chunks: AsyncGenerator<string>,
  release: () => void,
  { breathe = nextTurn, signal, idleMs = EXPORT_IDLE_MS, wholeMs = EXPORT_LIMIT_MS }: StreamOptions = {},
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let idle: NodeJS.Timeout | undefined;
  let whole: NodeJS.Timeout | undefined;
  let tookMs = 0;
  let ended = false;

  /** Gives the place back at once; the generator ends when it is next at rest. */
  function end(): void {
    if (ended) return;
    ended = true;
    clearTimeout(idle);
    clearTimeout(whole);
    release();
    void chunks.return(undefined).catch(() => undefined);
  }

  return new ReadableStream(
    {
      start(controller) {
        const giveUp = () => {
          if (ended) return;
          end();
          controller.error(new Error('nobody has taken the file'));
        };
        whole = setTimeout(giveUp, wholeMs).unref();
        idle = setTimeout(giveUp, idleMs).unref();
        if (signal?.aborted) giveUp();
        else signal?.addEventListener('abort', giveUp, { once: true });
      },
      async pull(controller) {
        idle?.refresh();
        try {
          await breathe(tookMs);
          const startedMs = monotonicMs();
          const { value, done } = await chunks.next();
          tookMs = monotonicMs() - startedMs;
          if (ended) return;
          if (done) {
            end();
            controller.close();
          } else controller.enqueue(encoder.encode(value));
        } catch (error) {
          end();
          throw error;
        }
      },
      cancel: end,
    },
    // Nothing is made ahead of the reader.
    { highWaterMark: 0 },
  );
}

/** Whether a download could begin now; takes no place. No input. Throws DeskError `rate_limited` `export_own`, `export_busy`. */
export async function checkExportPlace(ctx: ServiceContext): Promise<{ free: true }> {
  requirePermission(ctx, 'events.read');
  requireExportPlace(ctx.actor.id);
  return { free: true };
}
