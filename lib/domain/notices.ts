/** What people are told, where to, and when: pure rules. Times are epoch ms. Source: outcomes.md §2. */

/** Kinds whose news must not wait. */
export const URGENT_KINDS = [
  'rows.needs_decision',
  'rows.failed',
  'rows.late',
  'rows.stuck',
  'rows.vanished',
  'rows.not_running',
  'rows.missed',
  'batch.paused',
  'event.due_in_freeze',
  'desk.blind',
  'desk.paused',
  'desk.store',
  'channel.broken',
] as const;

const ORDINARY_KINDS = [
  'rows.refused',
  'approval.requested',
  'approval.decided',
  'approval.expiring',
  'approval.expired',
  'batch.sent',
  'batch.halted',
  'batch.done',
  'batch.moved',
  'batch.recalled',
  'rows.over_budget',
  'rows.cleared',
  'right.granted',
  'emergency.sent',
  'event.critical',
  'event.due_unplanned',
  'secret.expiring',
] as const;

/** From the gravest on. Every kind there is; a channel may subscribe to those that come later, too. */
export const NOTICE_KINDS = [...URGENT_KINDS, ...ORDINARY_KINDS] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Kinds of parts that are still to come: nothing writes them, so nobody is asked about them. */
const COMING_KINDS = [
  'rows.missed',
  'rows.over_budget',
  'rows.cleared',
  'batch.paused',
  'batch.moved',
  'batch.recalled',
] as const satisfies readonly NoticeKind[];
/** A kind that something writes. */
export type WrittenKind = Exclude<NoticeKind, (typeof COMING_KINDS)[number]>;

/** What people choose from for a channel. */
export const OFFERED_KINDS: readonly NoticeKind[] = NOTICE_KINDS.filter(
  (kind) => !COMING_KINDS.some((coming) => coming === kind),
);

/** What a new channel is told. */
export const FIRST_KINDS: readonly NoticeKind[] = [
  ...URGENT_KINDS,
  'approval.requested',
  'batch.sent',
  'batch.halted',
  'batch.done',
];

/** What belongs to no batch is told together by account; there is one. */
export const ACCOUNT_GROUP = 'account:default';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** How long before the cloud acts on an event that nobody planned people are told; `prefix` and the event's key say what was. */
export const DUE_NEWS = [
  { prefix: 'due2:', withinMs: 2 * HOUR_MS },
  { prefix: 'due24:', withinMs: 24 * HOUR_MS },
] as const;

export function isNoticeKind(value: unknown): value is NoticeKind {
  return NOTICE_KINDS.some((kind) => kind === value);
}

type Underscored<K extends string> = K extends `${infer Noun}.${infer Verb}` ? `${Noun}_${Verb}` : K;
/** The name of a kind in the message files, where a dot would begin a level. */
export type NoticeWord = Underscored<NoticeKind>;

/** Guarantee of the cast: a kind has exactly one dot, which the type replaces in the same way. */
export function noticeWord(kind: NoticeKind): NoticeWord {
  return kind.replace('.', '_') as NoticeWord;
}

export function isUrgent(kind: NoticeKind): boolean {
  return URGENT_KINDS.some((urgent) => urgent === kind);
}

/** Whether news of this kind can be over: somebody acknowledges it, or it goes on by itself. */
export function canEnd(kind: NoticeKind): boolean {
  return kind.startsWith('rows.') || kind.startsWith('desk.') || kind === 'channel.broken';
}

export const CHANNEL_TYPES = [
  'dingtalk',
  'feishu',
  'wecom',
  'slack',
  'webhook',
  'pagerduty',
  'email',
] as const;
export type ChannelType = (typeof CHANNEL_TYPES)[number];

export const CHANNEL_LANGUAGES = ['en', 'zh-CN', 'both'] as const;
export type ChannelLanguage = (typeof CHANNEL_LANGUAGES)[number];

/** `muted`: the channel is paused. `merged`: told by another message. */
export const DELIVERY_STATES = ['pending', 'sending', 'delivered', 'failed', 'muted', 'merged'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
/** `resolve`: closes an alert at a pager. */
export type DeliveryTrigger = 'event' | 'resend' | 'test' | 'repeat' | 'escalation' | 'resolve';

/** Waits before each further try. Source: the spread of the Standard Webhooks specification. */
export const RETRY_WAITS_MS: readonly number[] = [
  5 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];
/** Robots and pagers are told no news of yesterday. */
const ROBOT_LIMIT_MS = 24 * HOUR_MS;
/** Urgent and not acknowledged: told to the second channel, and told again. */
export const ESCALATE_AFTER_MS = 15 * MINUTE_MS;
export const REPEAT_AFTER_MS = 4 * HOUR_MS;
/** News of so long ago says when it happened. */
const LATE_AFTER_MS = 6 * HOUR_MS;
/** Both secrets of a channel sign so long after a change. */
export const ROTATION_MS = 24 * HOUR_MS;

/**
 * When a delivery that was tried `attempts` times is tried again; null: never.
 * @param firstTriedAtMs its first try
 * @param restMs what the receiver asked for; at least so long
 */
export function nextTryMs(
  type: ChannelType,
  tried: { attempts: number; firstTriedAtMs: number; nowMs: number; restMs?: number | null },
): number | null {
  const { attempts, firstTriedAtMs, nowMs, restMs } = tried;
  const waitMs = RETRY_WAITS_MS[attempts - 1];
  if (waitMs === undefined) return null;
  const atMs = nowMs + Math.max(waitMs, restMs ?? 0);
  const isPatient = type === 'webhook' || type === 'email';
  return isPatient || atMs - firstTriedAtMs <= ROBOT_LIMIT_MS ? atMs : null;
}

const HALF_HOUR_MS = 30 * MINUTE_MS;
const CROWDED = { fromMs: 5 * SECOND_MS, toMs: 25 * SECOND_MS };

/**
 * When a message may leave that could leave at `nowMs`: Feishu asks to avoid the full and half hours, when everybody's robots
 * speak, so calm news comes 5 to 25 s after them; each message at its own moment, the same whenever it is asked.
 */
export function offTheHourMs(
  type: ChannelType,
  { id, urgent }: { id: string; urgent: number },
  nowMs: number,
): number {
  const sinceMs = nowMs % HALF_HOUR_MS;
  if (type !== 'feishu' || urgent === 1 || sinceMs >= CROWDED.toMs) return nowMs;
  let sum = 0;
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 65_536;
  const ownMs = CROWDED.fromMs + (sum % (CROWDED.toMs - CROWDED.fromMs));
  return Math.max(nowMs, nowMs - sinceMs + ownMs);
}

/** How long the first notice of a digest waits, and the least time between two (ms). */
export type DigestPace = { groupWaitMs: number; groupIntervalMs: number };

/** When a digest leaves that begins now. @param lastSentMs the last one of the same batch to the same channel */
export function digestAtMs(
  pace: DigestPace,
  { urgent, nowMs, lastSentMs }: { urgent: boolean; nowMs: number; lastSentMs: number | null },
): number {
  const soonestMs = urgent ? nowMs : nowMs + pace.groupWaitMs;
  return lastSentMs === null ? soonestMs : Math.max(soonestMs, lastSentMs + pace.groupIntervalMs);
}

/** Weekly hours in which a channel is not disturbed, on the wall clock of a zone. `days`: 0 Sunday … 6 Saturday. */
export type QuietHours = { days: readonly number[]; fromMinute: number; toMinute: number };
export type WallTime = { weekday: number; minute: number };

const DAY_MINUTES = 1_440;

/** Minutes until the quiet hours are over; 0 outside them. A span over midnight belongs to the day on which it begins. */
export function quietMinutesLeft(quiet: QuietHours | null, { weekday, minute }: WallTime): number {
  if (!quiet || quiet.fromMinute === quiet.toMinute) return 0;
  const { days, fromMinute, toMinute } = quiet;
  const isOn = (day: number) => days.includes((day + 7) % 7);
  const wraps = toMinute < fromMinute;
  if (!wraps) return isOn(weekday) && minute >= fromMinute && minute < toMinute ? toMinute - minute : 0;
  if (isOn(weekday) && minute >= fromMinute) return DAY_MINUTES - minute + toMinute;
  return isOn(weekday - 1) && minute < toMinute ? toMinute - minute : 0;
}

/** Whether news is so old when it leaves that it must say so. */
export function isLateNews(occurredAtMs: number, leavesAtMs: number): boolean {
  return leavesAtMs - occurredAtMs > LATE_AFTER_MS;
}

/** Whether a channel is told of a notice. Regions: empty on either side means all. */
export function isSubscribed(
  channel: { kinds: readonly NoticeKind[]; regions: readonly string[] },
  notice: { kind: NoticeKind; regions: readonly string[] },
): boolean {
  if (!channel.kinds.includes(notice.kind)) return false;
  if (channel.regions.length === 0 || notice.regions.length === 0) return true;
  return notice.regions.some((region) => channel.regions.includes(region));
}

/** What an urgent delivery still owes, when nobody has acknowledged its news. */
export function owes(delivery: {
  deliveredAtMs: number;
  escalatedAtMs: number | null;
  repeatedAtMs: number | null;
  hasSecond: boolean;
  nowMs: number;
}): { escalate: boolean; repeat: boolean } {
  const sinceMs = delivery.nowMs - delivery.deliveredAtMs;
  return {
    escalate: delivery.hasSecond && delivery.escalatedAtMs === null && sinceMs >= ESCALATE_AFTER_MS,
    repeat: delivery.repeatedAtMs === null && sinceMs >= REPEAT_AFTER_MS,
  };
}
