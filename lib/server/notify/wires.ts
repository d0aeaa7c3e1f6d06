import 'server-only';
import type { ChannelType } from '@/lib/domain/notices';
import { dingtalk } from '@/lib/server/notify/dingtalk';
import { escapeMail, MAILS_PER_SECOND } from '@/lib/server/notify/email';
import { feishu } from '@/lib/server/notify/feishu';
import { pagerduty } from '@/lib/server/notify/pagerduty';
import { slack } from '@/lib/server/notify/slack';
import { webhook } from '@/lib/server/notify/webhook';
import { wecom } from '@/lib/server/notify/wecom';
import type { HttpWire } from '@/lib/server/notify/wire';

/** Every type of channel that is spoken to over HTTP. */
export const HTTP_WIRES: Record<Exclude<ChannelType, 'email'>, HttpWire> = {
  dingtalk,
  feishu,
  wecom,
  slack,
  webhook,
  pagerduty,
};

/** How texts are made harmless for a type, and how many messages leave each second. */
export function wireLimits(type: ChannelType): Pick<HttpWire, 'escape' | 'perSecond'> {
  return type === 'email' ? { escape: escapeMail, perSecond: MAILS_PER_SECOND } : HTTP_WIRES[type];
}
