import 'server-only';
import { EnsError } from './errors';

/** The largest time that a Date can hold (ms). */
const MAX_TIME_MS = 8.64e15;

/** A JSON object whose fields may be read by name. */
export type Row = { [field: string]: unknown };

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object, or an empty one for anything else. */
export function rowOf(value: unknown): Row {
  return isRow(value) ? value : {};
}

/** The array, or an empty one for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Text as it came, trimmed; numbers and truth values as text, objects and arrays as JSON; '' when absent. Never throws. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return (typeof value === 'object' ? jsonOf(value) : String(value)).trim();
}

/** '' for what is nested too deeply to be written again, though it could be read. */
function jsonOf(value: object): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '';
  }
}

/** An id, trimmed: the cloud was seen to send one with a line end. Null when there is none to be had. */
export function idOf(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  return String(value).trim() || null;
}

/** A number, or a text of digits; null for anything else. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !/^\d{1,16}$/.test(value.trim())) return null;
  return Number(value);
}

/** Whole number from 0; null for anything else. */
export function countOf(value: unknown): number | null {
  const count = numberOf(value);
  return count !== null && Number.isSafeInteger(count) && count >= 0 ? count : null;
}

/** Epoch ms. Zero, negative and impossible times count as absent. */
export function timeOf(value: unknown): number | null {
  const time = countOf(value);
  return time !== null && time > 0 && time <= MAX_TIME_MS ? time : null;
}

/** As ISO 8601 writes a time: the zone may be missing from a field whose name says UTC. */
const UTC_TEXT = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:?\d\d)?$/i;

/** Epoch ms of a field that holds a UTC time as text; null for anything else. [inferred] form: ens-api §2.1, PlanUtcTime. */
export function utcTimeOf(value: unknown): number | null {
  const [, day, clock, zone = 'Z'] = (typeof value === 'string' && UTC_TEXT.exec(value.trim())) || [];
  return day === undefined ? null : timeOf(Date.parse(`${day}T${clock}${zone.toUpperCase()}`));
}

/** The reply is JSON, but not what was asked for: nothing may be concluded from it. */
export function unreadableReply(requestId: string | null = null): EnsError {
  return new EnsError({
    kind: 'unknown',
    code: 'UnreadableReply',
    message: 'The reply could not be read.',
    requestId,
  });
}
