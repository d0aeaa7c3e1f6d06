import 'server-only';
import { setImmediate as turn } from 'node:timers/promises';

/** Rows that are written as text in one go: some ms. */
const PIECE_ROWS = 250;

/**
 * `value` as JSON. One with many `rows` is written in pieces, with other work in between: 10,000 rows at once would
 * keep everybody waiting.
 */
export async function jsonResponse(value: unknown): Promise<Response> {
  if (!hasManyRows(value)) return Response.json(value);
  const { rows, ...others } = value;
  const pieces: string[] = [];
  for (let start = 0; start < rows.length; start += PIECE_ROWS) {
    pieces.push(JSON.stringify(rows.slice(start, start + PIECE_ROWS)).slice(1, -1));
    await turn();
  }
  const head = JSON.stringify(others);
  const comma = head === '{}' ? '' : ',';
  const body = `${head.slice(0, -1)}${comma}"rows":[${pieces.join(',')}]}`;
  return new Response(body, { headers: { 'Content-Type': 'application/json' } });
}

/** What JSON would leave out or change by itself is no row of ours. */
function hasManyRows(value: unknown): value is { rows: object[] } {
  if (typeof value !== 'object' || value === null || !('rows' in value)) return false;
  return Array.isArray(value.rows) && value.rows.length > PIECE_ROWS;
}
