import 'server-only';
import { createTranslator } from 'use-intl/core';
import {
  type ChannelLanguage,
  type ChannelType,
  type DeliveryTrigger,
  isLateNews,
  isNoticeKind,
  NOTICE_KINDS,
  type NoticeKind,
  noticeWord,
} from '@/lib/domain/notices';
import type { Locale } from '@/lib/i18n/locale';
import { MESSAGES } from '@/lib/i18n/messages';
import { MAX_NOTICE_ROWS, NoticePayload } from '@/lib/schemas/notices';
import type { NoticeRecordRow } from '@/lib/server/db/queries/notices';
import { type Alert, type Letter, plainName } from '@/lib/server/notify/wire';
import { wireLimits } from '@/lib/server/notify/wires';
import { formatInstant, offsetLabel } from '@/lib/time/format';
import { routes } from '@/lib/url/routes';

/** One notice with its content read. */
type News = Omit<NoticeRecordRow, 'payloadJson'> & { content: NoticePayload };
type Channel = { type: ChannelType; language: ChannelLanguage; zone: string };
export type LetterTask = {
  deliveryId: string;
  trigger: DeliveryTrigger;
  urgent: boolean;
  groupKey: string;
  notices: readonly NoticeRecordRow[];
  channel: Channel;
  /** Who asked for a test. */
  byName: string;
  /** BASE_URL. */
  baseUrl: string;
  /** Stands for this desk in programs; the same for ever. */
  deskId: string;
  nowMs: number;
};

const LOCALES: Record<ChannelLanguage, readonly Locale[]> = {
  en: ['en'],
  'zh-CN': ['zh-CN'],
  both: ['en', 'zh-CN'],
};
/**
 * Writes the message of a delivery in the channel's language and zone: what, how many, where, by when, link. Everything
 * that the cloud or a person wrote is escaped for the channel's type.
 */
export function writeLetter(task: LetterTask): Letter {
  const news = task.notices
    .map(
      ({ payloadJson, ...notice }): News => ({
        ...notice,
        content: NoticePayload.parse(JSON.parse(payloadJson)),
      }),
    )
    .sort((a, b) => NOTICE_KINDS.indexOf(a.kind) - NOTICE_KINDS.indexOf(b.kind));
  const versions = LOCALES[task.channel.language].map((locale) => writeIn(locale, task, news));
  const [first] = versions;
  if (!first) throw new Error('a channel has no language');
  const [newest] = news.slice(-1);
  const url = `${task.baseUrl}${pathOf(news)}`;
  return {
    deliveryId: task.deliveryId,
    title: versions.map(({ title }) => title).join(' / '),
    heading: versions.map(({ heading }) => heading).join(' / '),
    lines: versions.flatMap(({ lines }) => lines),
    more: (count) => versions.map(({ more }) => more(count)).join(' / '),
    footer: versions
      .map(({ footer }) => footer)
      .filter(Boolean)
      .join(' / '),
    url,
    open: versions.map(({ open }) => open).join(' / '),
    urgent: task.urgent,
    data: dataOf(task, news, url),
    alert: alertOf(task, newest),
  };
}

function writeIn(locale: Locale, task: LetterTask, news: readonly News[]) {
  const t = createTranslator({ locale, messages: MESSAGES[locale], namespace: 'notices' });
  const { escape: harmless } = wireLimits(task.channel.type);
  const { zone } = task.channel;
  const when = (ms: number) => ({
    time: formatInstant(ms, { zone, locale, nowMs: task.nowMs }),
    offset: offsetLabel(ms, zone),
  });
  const more = (count: number) => t('message.more', { count });
  const open = t('message.open');
  if (task.trigger === 'test') {
    const heading = t('message.test');
    const title = t('message.titleDesk', { summary: heading });
    return {
      title,
      heading,
      lines: [t('message.testLine', { by: harmless(task.byName) })],
      footer: '',
      more,
      open,
    };
  }
  const kinds = [...new Set(news.map(({ kind }) => kind))];
  const summary = kinds
    .map((kind) =>
      t(`summary.${noticeWord(kind)}`, { count: countOf(news.filter((one) => one.kind === kind)) }),
    )
    .join(' · ');
  const batch = news.find(({ content }) => content.batch)?.content.batch;
  const label = batch ? t('message.batch', { number: String(batch.number) }) : '';
  const heading = batch
    ? t('message.heading', { batch: label, title: harmless(batch.title), summary })
    : summary;
  const title = batch ? t('message.title', { summary, batch: label }) : t('message.titleDesk', { summary });
  const lines = news.flatMap((one) => linesOf(one));
  const oldest = Math.min(task.nowMs, ...news.map(({ occurredAtMs }) => occurredAtMs));
  const notes = [
    isLateNews(oldest, task.nowMs) ? t('message.late', when(oldest)) : '',
    task.trigger === 'repeat' ? t('message.repeat') : '',
    task.trigger === 'escalation' ? t('message.escalation') : '',
  ];
  return { title, heading, lines, more, open, footer: [...notes, scoreOf(news)].filter(Boolean).join(' ') };

  function linesOf({ kind, content, occurredAtMs }: News): string[] {
    const rows = content.rows.map(({ instanceId, instanceName, regionId, code, dueAtMs }) => {
      const names = { name: harmless(instanceName || instanceId), region: harmless(regionId || '–') };
      if (kind.startsWith('event.') && dueAtMs !== null)
        return t('message.rowDue', { ...names, ...when(dueAtMs) });
      return code === null || code === '200'
        ? t('message.row', names)
        : t('message.rowCode', { ...names, code: harmless(code) });
    });
    if (content.more > 0) rows.push(more(content.more));
    const words = t(`kinds.${noticeWord(kind)}`);
    const { byName, comment, who, role, channel, untilMs } = content;
    if (channel)
      rows.push(t('message.channel', { name: harmless(channel.name), code: harmless(channel.code) }));
    if (byName !== undefined && who !== undefined) {
      rows.push(t('message.grant', { by: harmless(byName), who: harmless(who), role: harmless(role ?? '') }));
    } else if (byName !== undefined) {
      const by = { kind: words, by: harmless(byName) };
      rows.push(
        comment ? t('message.byComment', { ...by, comment: harmless(comment) }) : t('message.by', by),
      );
    }
    if (kind === 'secret.expiring' && untilMs !== undefined) {
      return [t('message.calendarLink', { who: harmless(who ?? ''), ...when(untilMs) })];
    }
    if (untilMs !== undefined) rows.push(t('message.until', when(untilMs)));
    return rows.length > 0 ? rows : [`${words}, ${t('message.at', when(occurredAtMs))}`];
  }

  function scoreOf(all: readonly News[]): string {
    const score = all.findLast(({ content }) => content.score)?.content.score ?? {};
    const words: Partial<Record<string, string>> = MESSAGES[locale].notices.score;
    return Object.entries(score)
      .map(([word, count]) =>
        t('message.score', { word: words[word] ?? harmless(word), count: String(count) }),
      )
      .join(' · ');
  }
}

/** How many rows, or how often. */
function countOf(news: readonly News[]): string {
  return String(news.reduce((sum, { content }) => sum + Math.max(1, content.rows.length + content.more), 0));
}

/** Links only open pages. */
function pathOf(news: readonly News[]): string {
  const batch = news.find(({ batchId }) => batchId !== null)?.batchId;
  if (batch) return routes.batch(batch);
  if (news.some(({ kind }) => kind === 'right.granted')) return routes.settingsUsers();
  if (news.some(({ kind }) => kind === 'channel.broken')) return routes.settingsNotifications();
  if (news.some(({ kind }) => kind === 'secret.expiring')) return routes.outcomes();
  return routes.events();
}

function dataOf(task: LetterTask, news: readonly News[], url: string): Letter['data'] {
  const [first] = news;
  const batch = news.find(({ content }) => content.batch)?.content.batch;
  const rows = news.flatMap(({ kind, content }) =>
    content.rows.map(({ instanceId, instanceName, regionId, code, requestId }) => ({
      instanceId,
      instanceName: plainName(instanceName),
      regionId,
      phase: kind.split('.')[1] ?? kind,
      code,
      requestId,
    })),
  );
  const counts: Record<string, number> = {};
  for (const { kind, content } of news) {
    const word = kind.split('.')[1] ?? kind;
    counts[word] = (counts[word] ?? 0) + Math.max(1, content.rows.length + content.more);
  }
  const kept = rows.slice(0, MAX_NOTICE_ROWS);
  return {
    type: task.trigger === 'test' ? 'desk.test' : leadingKind(news),
    timestamp: new Date(first?.occurredAtMs ?? task.nowMs).toISOString(),
    data: {
      noticeId: first?.id ?? task.deliveryId,
      deskId: task.deskId,
      account: 'default',
      batch: batch ? { id: batch.id, number: batch.number, title: plainName(batch.title), url } : null,
      counts,
      rows: kept,
      more: news.reduce((sum, { content }) => sum + content.more, 0) + rows.length - kept.length,
    },
  };
}

/** The gravest of a digest gives its name: kinds are listed from the gravest on. */
function leadingKind(news: readonly News[]): NoticeKind | 'desk.test' {
  return NOTICE_KINDS.find((kind) => news.some((one) => one.kind === kind)) ?? 'desk.test';
}

const CRITICAL: readonly NoticeKind[] = ['rows.needs_decision', 'rows.failed', 'rows.vanished'];
const ERROR: readonly NoticeKind[] = [
  'rows.stuck',
  'rows.late',
  'rows.not_running',
  'rows.missed',
  'desk.blind',
  'desk.paused',
  'desk.store',
  'batch.paused',
  'channel.broken',
];

function alertOf(task: LetterTask, newest: News | undefined): Alert {
  const kind = newest?.kind ?? 'desk.test';
  return {
    action:
      task.trigger === 'resolve' || (newest && task.notices.every(({ ackedAtMs }) => ackedAtMs !== null))
        ? 'resolve'
        : 'trigger',
    dedupKey: `desk:${task.deskId}:${kind}:${newest?.batchId ?? 'account'}`,
    severity: severityOf(kind),
    source: new URL(task.baseUrl).host,
    group: task.groupKey,
    kind,
    atMs: newest?.occurredAtMs ?? task.nowMs,
  };
}

function severityOf(kind: string): Alert['severity'] {
  if (!isNoticeKind(kind)) return 'info';
  if (CRITICAL.includes(kind)) return 'critical';
  if (ERROR.includes(kind)) return 'error';
  return kind === 'event.due_unplanned' ? 'warning' : 'info';
}
