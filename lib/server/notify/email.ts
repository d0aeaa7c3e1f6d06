import 'server-only';
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

/** Sends one mail. Never throws; delivered only when the server took it for each recipient. */
export async function sendMail(
  letter: Letter,
  target: Target,
  { mail, host, totalMs = TOTAL_MS }: { mail: MailConfig; host: string; totalMs?: number },
): Promise<Verdict> {
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
    const info = await transport.sendMail(mailOf(letter, target, { from: mail.from, host }));
    const [refused] = info.rejectedErrors ?? [];
    if (info.rejected.length === 0) return verdict('delivered', 250, null);
    return judgeError(refused, target);
  } catch (error) {
    return judgeError(error, target);
  } finally {
    clearTimeout(limit);
    transport.close();
  }
}

function mailOf(letter: Letter, target: Target, { from, host }: { from: string; host: string }) {
  const lines = [...letter.lines];
  const text = [letter.heading, '', ...lines.map((line) => `- ${line}`), '', letter.footer, letter.url];
  const items = lines.map((line) => `<li>${html(line)}</li>`).join('');
  return {
    from,
    to: recipientsOf(target.address),
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
