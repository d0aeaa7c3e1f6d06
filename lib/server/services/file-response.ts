import 'server-only';

/** A download that is sent while it is written. `fileName` must be ours: it goes into a header as it is. */
export function fileResponse(
  { fileName, chunks }: { fileName: string; chunks: AsyncGenerator<string> },
  contentType: string,
): Response {
  return new Response(byteStream(chunks), {
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'X-Content-Type-Options': 'nosniff',
    },
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
