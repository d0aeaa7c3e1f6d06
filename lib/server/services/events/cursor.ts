import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { type Place, type Sorting, sortsByText } from '@/lib/server/db/queries/events-page';

/**
 * The place after which the next page begins, as an opaque text: sort, last value and key, with a checksum that
 * finds damage. Somebody who forges one only chooses where a list that they may read begins.
 */
export function encodeCursor(sorting: Sorting, place: Place): string {
  const body = Buffer.from(JSON.stringify([sortText(sorting), place.value, place.key])).toString('base64url');
  return `${body}.${checksum(body)}`;
}

/** Throws DeskError invalid_input `cursor` for anything that `encodeCursor` did not make for this very sort. */
export function decodeCursor(cursor: string, sorting: Sorting): Place {
  const value = sortsByText(sorting.name) ? z.string().max(1_000) : z.number().int();
  const shape = z.tuple([z.literal(sortText(sorting)), value, z.string().min(1).max(1_000)]);
  const parsed = shape.safeParse(readBody(cursor));
  if (!parsed.success) throw new DeskError('invalid_input', 'cursor');
  return { value: parsed.data[1], key: parsed.data[2] };
}

function readBody(cursor: string): unknown {
  const [body = '', sum, ...rest] = cursor.split('.');
  if (sum !== checksum(body) || rest.length > 0) return null;
  try {
    return JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

function checksum(body: string): string {
  return createHash('sha256').update(`events-cursor:${body}`).digest('base64url').slice(0, 16);
}

function sortText({ name, descending }: Sorting): string {
  return descending ? `-${name}` : name;
}
