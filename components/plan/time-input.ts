import { instantToWall, type Wall, type WallResult, wallToInstant } from '@/lib/time/wall';

/** What a person typed: a wall time, and which of the two when the clock shows it twice. */
export type TimeInput = { wall: Wall | null; which: 'earlier' | 'later' | null };

export const NO_TIME: TimeInput = { wall: null, which: null };

/** The field's content for a stored instant (epoch ms). */
export function inputOf(ms: number | null, zone: string): TimeInput {
  if (ms === null) return NO_TIME;
  const { second: _, ...wall } = instantToWall(ms, zone);
  const result = wallToInstant(wall, zone);
  return { wall, which: result.kind === 'overlap' ? (result.laterMs === ms ? 'later' : 'earlier') : null };
}

/** What the clock of `zone` makes of it; null while the field is empty. */
export function resultOf({ wall }: TimeInput, zone: string): WallResult | null {
  return wall && wallToInstant(wall, zone);
}

/** The instant (epoch ms) that is meant, or null while there is none: empty, no such time, or twice and not answered. */
export function instantOf(input: TimeInput, zone: string): number | null {
  const result = resultOf(input, zone);
  if (result?.kind === 'ok') return result.ms;
  if (result?.kind !== 'overlap' || input.which === null) return null;
  return input.which === 'earlier' ? result.earlierMs : result.laterMs;
}

/** "2026-11-25 02:00" */
export function wallText({ year, month, day, hour, minute }: Wall): string {
  return `${year}-${pad(month)}-${pad(day)} ${pad(hour)}:${pad(minute)}`;
}

/** "02:00" */
export function clockText({ hour, minute }: Wall): string {
  return `${pad(hour)}:${pad(minute)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
