import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import type { ChannelType } from '@/lib/domain/notices';
import type { NoticeConfig } from '@/lib/server/notice-config';
import { listsHost } from '@/lib/server/notify/egress-list';
import { recipientsOf } from '@/lib/server/notify/email';
import { judgeForSave } from '@/lib/server/notify/guard';
import { HTTP_WIRES } from '@/lib/server/notify/wires';

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
