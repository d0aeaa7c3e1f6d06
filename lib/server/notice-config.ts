import 'server-only';
import { z } from 'zod';
import { isLoopbackHost } from '@/lib/server/hosts';
import { type EgressList, parseEgressList } from '@/lib/server/notify/egress-list';
import { type KeyRing, readKeyRing } from '@/lib/server/secrets/key-ring';

/** What the environment says about notices. Times in ms. Holds secrets: never log it. */
export type NoticeConfig = {
  /** Where notices may go besides public https addresses. */
  egressAllow: EgressList;
  /** Seals what channels must keep; null: stored secrets are off. */
  keyRing: KeyRing | null;
  /** Null without SMTP_URL: no mail is sent. */
  mail: MailConfig | null;
  /** How long the first notice of a digest waits for more. */
  groupWaitMs: number;
  /** The least time between two digests of one batch to one channel. */
  groupIntervalMs: number;
  /** How long a DingTalk robot rests that had too many messages. */
  muteMs: number;
};
export type MailConfig = {
  host: string;
  port: number;
  secure: boolean;
  needsTls: boolean;
  user: string | null;
  password: string | null;
  from: string;
};

type Problem = { name: string; reason: string };
const MIN_MS = 500;

const duration = (fallback: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number of ms, ${MIN_MS} or more`)
    .transform(Number)
    .refine((value) => value >= MIN_MS, `must be a whole number of ms, ${MIN_MS} or more`)
    .default(fallback);

const settings = z.object({
  EGRESS_ALLOW: z
    .string()
    .default('')
    .transform((text, check) => {
      const list = parseEgressList(text);
      if (list !== null) return list;
      const message =
        'must be hosts and networks such as gateway.corp:8443,10.1.0.0/16; addresses that give out cloud keys cannot be listed';
      check.addIssue({ code: 'custom', message });
      return z.NEVER;
    }),
  SMTP_URL: z
    .string()
    .transform((text, check) => {
      const server = parseSmtp(text);
      if (server !== null) return server;
      check.addIssue({
        code: 'custom',
        message: 'must be smtp://HOST[:PORT] or smtps://HOST[:PORT], user and password before @',
      });
      return z.NEVER;
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^<>\p{Cc}]{1,100} <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u,
      'must be an e-mail address, or NAME <ADDRESS>',
    )
    .optional(),
  NOTIFY_GROUP_WAIT_MS: duration(20_000),
  NOTIFY_GROUP_INTERVAL_MS: duration(300_000),
  NOTIFY_MUTE_MS: duration(600_000),
});

/** Reads the settings of notices; an empty value must have been left out. */
export function parseNoticeConfig(
  env: Record<string, string | undefined>,
): { ok: true; notices: NoticeConfig } | { ok: false; problems: Problem[] } {
  const parsed = settings.safeParse(env);
  const ring = readKeyRing(env);
  const problems: Problem[] = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({ name: String(path[0]), reason: message }));
  if (!ring.ok) problems.push({ name: ring.name, reason: ring.reason });
  if (parsed.success && parsed.data.SMTP_URL && !parsed.data.MAIL_FROM) {
    problems.push({ name: 'MAIL_FROM', reason: 'is missing: SMTP_URL needs an address to send from' });
  }
  if (!parsed.success || !ring.ok || problems.length > 0) return { ok: false, problems };
  const { data } = parsed;
  return {
    ok: true,
    notices: {
      egressAllow: data.EGRESS_ALLOW,
      keyRing: ring.ring,
      mail: data.SMTP_URL && data.MAIL_FROM ? { ...data.SMTP_URL, from: data.MAIL_FROM } : null,
      groupWaitMs: data.NOTIFY_GROUP_WAIT_MS,
      groupIntervalMs: data.NOTIFY_GROUP_INTERVAL_MS,
      muteMs: data.NOTIFY_MUTE_MS,
    },
  };
}

/** Mail leaves encrypted; only a server on this machine may speak plainly. */
function parseSmtp(text: string): Omit<MailConfig, 'from'> | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const secure = url.protocol === 'smtps:';
  if (
    (!secure && url.protocol !== 'smtp:') ||
    url.hostname === '' ||
    !/^\/?$/.test(url.pathname) ||
    url.search !== ''
  )
    return null;
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    needsTls: !secure && !isLoopbackHost(url.hostname),
    user: url.username === '' ? null : decodeURIComponent(url.username),
    password: url.password === '' ? null : decodeURIComponent(url.password),
  };
}
