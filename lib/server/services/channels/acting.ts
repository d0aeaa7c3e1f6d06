import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { getConfig } from '@/lib/server/config';
import { type ChannelRecord, findChannel } from '@/lib/server/db/queries/deliveries';
import type { Queryable } from '@/lib/server/db/schema';
import type { NoticeConfig } from '@/lib/server/notice-config';
import { type KeyRing, sealSecret } from '@/lib/server/secrets/key-ring';
import { refuseImpersonated } from '@/lib/server/services/approvals/refuse';
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
