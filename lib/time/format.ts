/**
 * Times as text. Built from our own words, not from ICU's, so that server and every browser write the same
 * characters. `locale` is a BCP 47 tag: Chinese for `zh…`, else English.
 */
import { nowMs as clockMs } from '@/lib/time/clock';
import { instantToWall, offsetMs, type Wall } from '@/lib/time/wall';

const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const WEEKDAYS_ZH = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;
const MONTHS_EN = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

/** `short` "Tue 24 Nov 20:40" · `seconds` the same with ":05" · `date` "Tue 24 Nov" · `time` "20:40" · `iso` "2026-11-24 20:40" */
export type InstantStyle = 'short' | 'seconds' | 'date' | 'time' | 'iso';

export type InstantFormat = {
  zone: string;
  locale: string;
  style?: InstantStyle;
  /** The year is written when it is not the year of this instant (epoch ms); the clock's now if absent. */
  nowMs?: number;
};

/** The instant `ms` (epoch ms) on the wall clock of `zone`. The zone itself is not written: see `offsetLabel`. */
export function formatInstant(ms: number, { zone, locale, style = 'short', nowMs }: InstantFormat): string {
  const wall = instantToWall(ms, zone);
  const time = `${pad(wall.hour)}:${pad(wall.minute)}`;
  if (style === 'time') return time;
  if (style === 'iso') return `${wall.year}-${pad(wall.month)}-${pad(wall.day)} ${time}`;
  const showYear = wall.year !== instantToWall(nowMs ?? clockMs(), zone).year;
  const date = isChinese(locale) ? dateZh(wall, showYear) : dateEn(wall, showYear);
  if (style === 'date') return date;
  return style === 'seconds' ? `${date} ${time}:${pad(wall.second)}` : `${date} ${time}`;
}

/** "UTC+8", "UTC−4:30", "UTC": the offset of `zone` at the instant `ms` (epoch ms). */
export function offsetLabel(ms: number, zone: string): string {
  const minutes = Math.round(offsetMs(ms, zone) / 60_000);
  if (minutes === 0) return 'UTC';
  const sign = minutes < 0 ? '−' : '+';
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return rest === 0 ? `UTC${sign}${hours}` : `UTC${sign}${hours}:${pad(rest)}`;
}

/** A length of time in its two largest units: "1 h 12 min", "2 d 4 h", "45 s". Rounds down; the sign is dropped. */
export function formatDuration(ms: number, locale: string): string {
  const seconds = Math.floor(Math.abs(ms) / 1_000);
  const unit = isChinese(locale)
    ? { d: ' 天', h: ' 小时', min: ' 分', s: ' 秒' }
    : { d: ' d', h: ' h', min: ' min', s: ' s' };
  if (seconds < 60) return `${seconds}${unit.s}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}${unit.min}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24)
    return minutes % 60 === 0 ? `${hours}${unit.h}` : `${hours}${unit.h} ${pad(minutes % 60)}${unit.min}`;
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 ? `${days}${unit.d}` : `${days}${unit.d} ${hours % 24}${unit.h}`;
}

/** "in 6 h 32 min", "12 s ago", "now" (less than a second): `ms` seen from `nowMs` (both epoch ms). */
export function formatRelative(ms: number, nowMs: number, locale: string): string {
  const chinese = isChinese(locale);
  const distance = ms - nowMs;
  if (Math.abs(distance) < 1_000) return chinese ? '现在' : 'now';
  const length = formatDuration(distance, locale);
  if (distance > 0) return chinese ? `${length}后` : `in ${length}`;
  return chinese ? `${length}前` : `${length} ago`;
}

function dateEn(wall: Wall, showYear: boolean): string {
  const date = `${WEEKDAYS_EN[weekday(wall)]} ${wall.day} ${MONTHS_EN[wall.month - 1]}`;
  return showYear ? `${date} ${wall.year}` : date;
}

function dateZh(wall: Wall, showYear: boolean): string {
  const date = `${wall.month}月${wall.day}日 ${WEEKDAYS_ZH[weekday(wall)]}`;
  return showYear ? `${wall.year}年${date}` : date;
}

function weekday(wall: Wall): number {
  return new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay();
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

function isChinese(locale: string): boolean {
  return locale.toLowerCase().startsWith('zh');
}

const SOON_MS = 24 * 3_600_000;
const URGENT_MS = 2 * 3_600_000;

/** How near `untilMs` is, seen from `nowMs` (both epoch ms): `soon` under 24 h, `urgent` under 2 h, `past` at and after it. */
export type Urgency = 'far' | 'soon' | 'urgent' | 'past';

export function urgencyOf(untilMs: number, nowMs: number): Urgency {
  const leftMs = untilMs - nowMs;
  if (leftMs <= 0) return 'past';
  if (leftMs < URGENT_MS) return 'urgent';
  return leftMs < SOON_MS ? 'soon' : 'far';
}
