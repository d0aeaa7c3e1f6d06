import { type ChannelType, FIRST_KINDS } from '@/lib/domain/notices';
import type { AddChannelInput, ChannelRow } from '@/lib/schemas/channels';

/** What the dialog holds while somebody types. */
export type ChannelDraft = Omit<AddChannelInput, 'mentions' | 'secret' | 'stepUp'> & {
  /** '' = none. */
  secret: string;
  /** As it is typed, separated by blanks. */
  mentions: string;
};

const PAGERDUTY_ADDRESS = 'https://events.pagerduty.com/v2/enqueue';
const NIGHT = { fromMinute: 22 * 60, toMinute: 6 * 60 };
const ALL_DAYS = [0, 1, 2, 3, 4, 5, 6];
const SECRET_BYTES = 24;

export function newDraft(zone: string): ChannelDraft {
  return {
    type: 'dingtalk',
    name: '',
    address: '',
    secret: '',
    kinds: [...FIRST_KINDS],
    regions: [],
    quiet: null,
    holdsUrgent: false,
    language: 'en',
    zone,
    keyword: '',
    mentions: '',
    secondChannelId: null,
  };
}

export function draftOf(channel: ChannelRow): ChannelDraft {
  const { type, name, kinds, regions, quiet, holdsUrgent, language, zone, keyword, secondChannelId } =
    channel;
  const rules = { type, name, kinds, regions, quiet, holdsUrgent, language, zone, keyword, secondChannelId };
  return { ...rules, address: '', secret: '', mentions: channel.mentions.join(' ') };
}

/** What the actions take of a draft, the type aside. */
export function inputOf({ type: _, address, secret, mentions, name, quiet, ...draft }: ChannelDraft) {
  return {
    ...draft,
    name: name.trim(),
    quiet: quiet && { ...quiet, zone: draft.zone },
    mentions: mentions.split(/[\s,]+/).filter((mention) => mention !== ''),
    ...(address.trim() === '' ? {} : { address: address.trim() }),
    ...(secret === '' ? {} : { secret }),
  };
}

/** Types that have a secret of their own; the others have it in the address, or none. */
export type SecretType = 'dingtalk' | 'feishu' | 'webhook' | 'pagerduty';
export function hasSecret(type: ChannelType): type is SecretType {
  return type === 'dingtalk' || type === 'feishu' || type === 'webhook' || type === 'pagerduty';
}

/** The draft with another type: what belongs to the old one goes. */
export function withType(draft: ChannelDraft, type: ChannelType): ChannelDraft {
  return { ...draft, type, secret: '', address: type === 'pagerduty' ? PAGERDUTY_ADDRESS : '' };
}

export const quietNight = (zone: string) => ({ ...NIGHT, days: ALL_DAYS, zone });

/** A signing secret as Standard Webhooks wants it. */
export function newWebhookSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}
