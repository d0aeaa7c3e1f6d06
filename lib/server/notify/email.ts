import 'server-only';
import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { MailConfig } from '@/lib/server/notice-config';
import { TOTAL_MS } from '@/lib/server/notify/post';
import { cut, type Letter, plainName, scrub, type Target, type Verdict } from '@/lib/server/notify/wire';

/** Mail by the server that the operator has set up. Source: outcomes.md §2. */

/** Messages that leave each second. */
export const MAILS_PER_SECOND = 30 / 60;
const MAX_SUBJECT = 120;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const html = (text: string) => text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);

/** Lines are plain text here; they become HTML when the mail is made. */
export const escapeMail = plainName;

/** Recipients of a channel: its address, separated by commas. */
export function recipientsOf(address: string): string[] {
  return address.split(',').map((part) => part.trim());
}

/** Sends one mail to each recipient who does not have it yet. Never throws; delivered only when the server took it for each who exists. */
export async function sendMail(
  letter: Letter,
  target: Target,
  { mail, host, totalMs = TOTAL_MS }: { mail: MailConfig; host: string; totalMs?: number },
): Promise<Verdict> {
  const all = recipientsOf(target.address);
  const asked = all.filter((one) => !target.taken.includes(recipientMark(one)));
  if (asked.length === 0) return { ...verdict('delivered', 250, null), taken: target.taken };
  const transport = createTransport({
    host: mail.host,
    port: mail.port,
    secure: mail.secure,
    requireTLS: mail.needsTls,
    ignoreTLS: !mail.secure && !mail.needsTls,
    ...(mail.user === null ? {} : { auth: { user: mail.user, pass: mail.password ?? '' } }),
    connectionTimeout: totalMs,
    greetingTimeout: totalMs,
    socketTimeout: totalMs,
    dnsTimeout: totalMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const limit = setTimeout(() => transport.close(), totalMs);
  try {
    const info = await transport.sendMail({ ...mailOf(letter, { from: mail.from, host }), to: asked });
    return judgeRecipients({ all, asked, refused: info.rejectedErrors ?? [] }, target);
  } catch (error) {
    const refused = refusalsIn(error);
    if (refused.length > 0) return judgeRecipients({ all, asked, refused }, target);
    return { ...judgeError(error, target), taken: target.taken };
  } finally {
    clearTimeout(limit);
    transport.close();
  }
}

/** Stands for a recipient in the store, where addresses are sealed. */
export function recipientMark(address: string): string {
  return createHash('sha256').update(address.toLowerCase()).digest('base64url').slice(0, 12);
}

/** What a server said of one recipient. */
type Refusal = { recipient?: unknown; responseCode?: unknown; response?: unknown };

/** nodemailer throws when nobody was taken, and says then why of each. */
function refusalsIn(error: unknown): Refusal[] {
  if (typeof error !== 'object' || error === null || !('rejectedErrors' in error)) return [];
  return Array.isArray(error.rejectedErrors) ? error.rejectedErrors : [];
}

/**
 * One recipient who is gone does not keep the others from their mail: broken is the channel that nobody gets mail by.
 * Whoever is refused for now is asked again, alone.
 */
function judgeRecipients(
  { all, asked, refused }: { all: readonly string[]; asked: readonly string[]; refused: readonly Refusal[] },
  target: Target,
): Verdict {
  const isRefused = (one: string) =>
    refused.some(({ recipient }) => String(recipient).toLowerCase() === one.toLowerCase());
  const taken = [...target.taken, ...asked.filter((one) => !isRefused(one)).map(recipientMark)];
  const codes = refused.map(({ responseCode }) => (typeof responseCode === 'number' ? responseCode : 0));
  const [code = 250] = codes;
  // One line for each recipient: who, and the server's own words.
  const words = refused.map(
    ({ recipient, response, responseCode }) =>
      `${recipient}: ${typeof response === 'string' ? response : responseCode}`,
  );
  const message = refused.length === 0 ? null : scrub(words.join('; '), [target.secret]);
  if (codes.some((one) => one < 500)) return { ...verdict('later', code, message), result: 'refused', taken };
  const isGone = taken.length === 0 && all.length > 0;
  if (isGone) return { ...verdict('broken', code, message), result: 'refused', taken };
  return { ...verdict('delivered', code, message), taken };
}

function mailOf(letter: Letter, { from, host }: { from: string; host: string }) {
  const lines = [...letter.lines];
  const text = [letter.heading, '', ...lines.map((line) => `- ${line}`), '', letter.footer, letter.url];
  const items = lines.map((line) => `<li>${html(line)}</li>`).join('');
  return {
    from,
    subject: cut(plainLine(letter.title), MAX_SUBJECT),
    text: text.join('\n'),
    html: `<h3>${html(letter.heading)}</h3><ul>${items}</ul><p>${html(letter.footer)}</p><p><a href="${html(letter.url)}">${html(letter.open)}</a></p>`,
    messageId: `<${letter.deliveryId}@${host}>`,
    references: `<${letter.alert.group.replace(/[^A-Za-z0-9_-]/g, '-')}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

function plainLine(text: string): string {
  return text.toWellFormed().replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ');
}

function judgeError(error: unknown, target: Target): Verdict {
  const fields = typeof error === 'object' && error !== null ? error : {};
  const code =
    'responseCode' in fields && typeof fields.responseCode === 'number' ? fields.responseCode : null;
  const words = 'response' in fields && typeof fields.response === 'string' ? fields.response : null;
  const message = words === null ? null : scrub(words, [target.secret]);
  if (code !== null && code >= 500) return { ...verdict('broken', code, message), result: 'refused' };
  if (code !== null) return { ...verdict('later', code, message), result: 'refused' };
  const system = 'code' in fields && typeof fields.code === 'string' ? fields.code : 'ERROR';
  return {
    ...verdict('later', null, message),
    result: system === 'ETIMEDOUT' ? 'timed_out' : 'unreachable',
    code: system,
  };
}

function verdict(kind: Verdict['kind'], code: number | null, message: string | null): Verdict {
  return {
    kind,
    result: 'ok',
    httpStatus: null,
    code: code === null ? null : String(code),
    message,
    restMs: null,
  };
}
