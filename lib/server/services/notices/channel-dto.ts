import 'server-only';
import { CHANNEL_LANGUAGES, type ChannelLanguage, isNoticeKind, type NoticeKind } from '@/lib/domain/notices';
import { QuietHoursInput } from '@/lib/schemas/channels';
import type { ChannelRecord } from '@/lib/server/db/queries/channels';
import { instantToWall } from '@/lib/time/wall';

/** What the JSON columns of a channel hold; what cannot be read counts as empty. */
export type ChannelRules = {
  kinds: NoticeKind[];
  regions: string[];
  quiet: QuietHoursInput | null;
  language: ChannelLanguage;
  mentions: string[];
};

export function rulesOf(channel: ChannelRecord): ChannelRules {
  const quiet = QuietHoursInput.nullable().safeParse(readJson(channel.quietJson));
  return {
    kinds: textsIn(channel.kindsJson).filter(isNoticeKind),
    regions: textsIn(channel.regionsJson),
    quiet: quiet.success ? quiet.data : null,
    language: CHANNEL_LANGUAGES.find((language) => language === channel.language) ?? 'en',
    mentions: textsIn(channel.mentionsJson),
  };
}

function textsIn(json: string): string[] {
  const value = readJson(json);
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

function readJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** The wall clock of a zone as the quiet hours want it. */
export function wallOf(ms: number, zone: string): { weekday: number; minute: number } {
  const { year, month, day, hour, minute } = instantToWall(ms, zone);
  return { weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(), minute: hour * 60 + minute };
}
