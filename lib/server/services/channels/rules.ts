import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import type { ChannelType } from '@/lib/domain/notices';
import { getConfig } from '@/lib/server/config';
import { type ChannelRecord, findChannel } from '@/lib/server/db/queries/channels';
import type { Queryable } from '@/lib/server/db/schema';
import type { NoticeConfig } from '@/lib/server/notice-config';
import { listsHost } from '@/lib/server/notify/egress-list';
import { recipientsOf } from '@/lib/server/notify/email';
import { judgeForSave } from '@/lib/server/notify/guard';
import { HTTP_WIRES } from '@/lib/server/notify/wires';
import { type KeyRing, sealSecret } from '@/lib/server/secrets/key-ring';
import { refuseImpersonated } from '@/lib/server/services/batches/batch-facts';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { isZone } from '@/lib/time/zones';

/** What the verbs of channels work with; tests give their own. */
export type ChannelSettings = { notices: NoticeConfig; baseUrl: string };

export function channelSettings(): ChannelSettings {
  const { notices, baseUrl } = getConfig();
  return { notices, baseUrl };
}

/** The acting admin, in no other name. */
export function requireChannelManager(ctx: ServiceContext) {
  const actor = requirePermission(ctx, 'channels.manage');
  refuseImpersonated(actor);
  return actor;
}

/** The key ring, without which nothing can be stored. Throws DeskError `conflict` `secrets_off`. */
export function requireKeyRing({ notices }: ChannelSettings): KeyRing {
  if (!notices.keyRing) throw new DeskError('conflict', 'secrets_off');
  return notices.keyRing;
}

/** Throws DeskError `not_found` `channel`. */
export async function loadChannel(db: Queryable, id: string): Promise<ChannelRecord> {
  const channel = await findChannel(db, id);
  if (!channel) throw new DeskError('not_found', 'channel');
  return channel;
}

/** Zones are real, and the second channel is another one that is there. Throws DeskError `invalid_input` `zone`, `channel_second`. */
export async function checkRules(
  db: Queryable,
  channelId: string | null,
  rules: { zone: string; quiet: { zone: string } | null; secondChannelId: string | null },
): Promise<void> {
  if (!isZone(rules.zone) || (rules.quiet && !isZone(rules.quiet.zone)))
    throw new DeskError('invalid_input', 'zone');
  const { secondChannelId } = rules;
  if (secondChannelId === null) return;
  if (secondChannelId === channelId || !(await findChannel(db, secondChannelId))) {
    throw new DeskError('invalid_input', 'channel_second');
  }
}

export function sealFor(ring: KeyRing, channelId: string, column: string, text: string): string {
  return sealSecret(ring, { table: 'channels', row: channelId, column }, text);
}

/** What of a secret is shown. */
export const tailOf = (secret: string): string => secret.slice(-4);

/** What of an address is shown; the rest may be a token. */
export type CheckedAddress = { address: string; shown: string };

const MAX_RECIPIENTS = 20;
const EMAIL = /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,190}\.[^\s@<>,;:"()[\]\\]{1,60}$/;

/**
 * An address that a channel of `type` may have, as it is stored. Asks for what its name leads to now.
 * Throws DeskError `invalid_input` `channel_address` (with `why`, a word of EgressRefusal), `channel_host` (another
 * service's), `channel_recipients`, `conflict` `mail_off`.
 */
export async function checkAddress(
  notices: NoticeConfig,
  type: ChannelType,
  given: string,
): Promise<CheckedAddress> {
  if (type === 'email') return checkRecipients(notices, given);
  const judged = await judgeForSave(given, notices.egressAllow);
  if (!judged.ok) throw new DeskError('invalid_input', 'channel_address', { why: judged.refusal });
  const { url, host, port } = judged.destination;
  const { hosts } = HTTP_WIRES[type];
  if (hosts && !hosts.includes(host) && !listsHost(notices.egressAllow, host, port)) {
    throw new DeskError('invalid_input', 'channel_host', { hosts: hosts.join(', ') });
  }
  return { address: url.href, shown: url.host };
}

function checkRecipients(notices: NoticeConfig, given: string): CheckedAddress {
  if (!notices.mail) throw new DeskError('conflict', 'mail_off');
  const recipients = recipientsOf(given);
  if (recipients.length > MAX_RECIPIENTS || !recipients.every((one) => EMAIL.test(one))) {
    throw new DeskError('invalid_input', 'channel_recipients', { max: MAX_RECIPIENTS });
  }
  const [first = ''] = recipients;
  const domain = first.slice(first.lastIndexOf('@'));
  return {
    address: recipients.join(','),
    shown: recipients.length > 1 ? `${domain} +${recipients.length - 1}` : domain,
  };
}

/**
 * Whether a secret fits the type: robots may do without, a webhook needs `whsec_…`, a pager its key of 32 characters; WeCom,
 * Slack and mail have none. Throws DeskError `invalid_input` `channel_secret`.
 */
export function checkSecret(type: ChannelType, secret: string | undefined): void {
  const isGood = SECRET_RULES[type](secret);
  if (!isGood) throw new DeskError('invalid_input', 'channel_secret', { type });
}

const isWhsec = (secret: string | undefined) => {
  const encoded = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret ?? '')?.[1];
  const bytes = encoded === undefined ? 0 : Buffer.from(encoded, 'base64').length;
  return bytes >= 24 && bytes <= 64;
};
const isMaybe = (secret: string | undefined) => secret === undefined || /^\S{4,200}$/.test(secret);
const isNone = (secret: string | undefined) => secret === undefined;
const SECRET_RULES: Record<ChannelType, (secret: string | undefined) => boolean> = {
  dingtalk: isMaybe,
  feishu: isMaybe,
  wecom: isNone,
  slack: isNone,
  webhook: isWhsec,
  pagerduty: (secret) => /^[A-Za-z0-9]{32}$/.test(secret ?? ''),
  email: isNone,
};
