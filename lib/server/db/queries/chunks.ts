import 'server-only';

/** Rows of one INSERT and ids of one IN list: below the parameter limits of both stores (32,766 and 65,535). */
const CHUNK_ROWS = 500;

export function chunksOf<T>(items: readonly T[], size = CHUNK_ROWS): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}
