import 'server-only';
import { createHmac } from 'node:crypto';
import {
  bytesOf,
  delivered,
  fitLines,
  type HttpWire,
  isMobile,
  type Letter,
  MENTION_ALL,
  plainName,
  readObject,
  refusedBy,
  type Target,
  unexpected,
  withKeyword,
} from '@/lib/server/notify/wire';

/** DingTalk's custom robot. Source: outcomes.md §2 "Wire formats"; open.dingtalk.com, "Custom robot access". */

/** The vendor's limit is 20 KB. */
const MAX_BODY_BYTES = 16_000;
/** Signature, keyword or address of the sender do not fit: no try will ever get through. */
const REFUSED_FOR_GOOD = 310_000;
/** More than 20 messages in a minute: silent for ten. */
const TOO_MANY = 130_101;

export const dingtalk: HttpWire = {
  hosts: ['oapi.dingtalk.com'],
  perSecond: 18 / 60,
  escape: (text) => plainName(text).replace(/[\\`|*_[\]()<>#\-+!~@]/g, '\\$&'),
  request: (letter, target, nowMs) => ({
    url: signedAddress(target, nowMs),
    body: fitLines(
      letter,
      (lines) => JSON.stringify(bodyOf(letter, lines, target)),
      (body) => bytesOf(body) <= MAX_BODY_BYTES,
    ),
  }),
  judge: (reply, { muteMs }) => {
    const { errcode, errmsg } = readObject(reply.body);
    if (typeof errcode !== 'number') return unexpected(reply);
    if (errcode === 0 && reply.status === 200) return delivered(reply);
    const said = { code: errcode, message: errmsg };
    if (errcode === REFUSED_FOR_GOOD) return refusedBy(reply, 'broken', said);
    return refusedBy(reply, 'later', errcode === TOO_MANY ? { ...said, restMs: muteMs } : said);
  },
};

/** The vendor's signature: over the time and the secret, with the secret as key. */
export function dingtalkSign(secret: string, timestampMs: number): string {
  return createHmac('sha256', secret).update(`${timestampMs}\n${secret}`).digest('base64');
}

function signedAddress({ address, secret }: Target, nowMs: number): string {
  if (secret === null) return address;
  const url = new URL(address);
  url.searchParams.set('timestamp', String(nowMs));
  url.searchParams.set('sign', dingtalkSign(secret, nowMs));
  return url.href;
}

function bodyOf(letter: Letter, lines: readonly string[], { mentions, keyword }: Target) {
  const named = letter.urgent ? mentions.filter((mention) => mention !== MENTION_ALL) : [];
  const marks = named.map((mention) => `@${mention}`).join(' ');
  const list = lines.map((line) => `- ${line}`).join('\n');
  const text = [
    `### ${letter.heading}`,
    list,
    [letter.footer, `[${letter.open}](${letter.url})`].filter(Boolean).join(' '),
    marks,
  ];
  return {
    msgtype: 'markdown',
    markdown: { title: letter.title, text: withKeyword(text.filter(Boolean).join('\n\n'), keyword) },
    at: {
      atMobiles: named.filter(isMobile),
      atUserIds: named.filter((mention) => !isMobile(mention)),
      isAtAll: letter.urgent && mentions.includes(MENTION_ALL),
    },
  };
}
