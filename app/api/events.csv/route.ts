import { exportEventsCsv } from '@/lib/server/services/events/export-csv';
import { readEventParams } from '@/lib/server/services/events/read-params';
import { runRead } from '@/lib/server/services/run-read';

/** GET /api/events.csv with the filters and the sort of GET /api/events: every row, no paging. */
export function GET(request: Request): Promise<Response> {
  return runRead(request, async (ctx, url) => {
    const { fileName, chunks } = await exportEventsCsv(ctx, readEventParams(url.searchParams));
    return new Response(byteStream(chunks), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${fileName}"`,
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}

function byteStream(chunks: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await chunks.return(undefined);
    },
  });
}
