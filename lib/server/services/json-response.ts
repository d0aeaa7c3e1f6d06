import 'server-only';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Breather } from '@/lib/server/services/read-fairly';
import { monotonicMs } from '@/lib/time/clock';

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
