import 'server-only';

/**
 * Goes on working when whatever reads the server's output has ended (`npm start | tee log` whose tee was killed).
 * Without a listener Node makes an uncaught exception of the failed write (EPIPE), Next reports that one on the same
 * closed pipe, and so on for ever: a processor's whole time, and nothing that tells why. The lines are lost either way.
 * https://nodejs.org/api/process.html#a-note-on-process-io
 */
export function ignoreBrokenPipe(streams: readonly NodeJS.WritableStream[]): void {
  for (const stream of streams) stream.on('error', () => {});
}
