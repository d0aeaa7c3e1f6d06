import 'server-only';
import { createHmac } from 'node:crypto';
import {
  bytesOf,
  cut,
  delivered,
  fitLines,
  type HttpWire,
  type Letter,
  MENTION_ALL,
  plainName,
  readObject,
  refusedBy,
  type Target,
  unexpected,
  withKeyword,
} from '@/lib/server/notify/wire';

/** Feishu's and Lark's custom bot. Source: outcomes.md §2; open.feishu.cn, "Use a custom bot". */

/** The vendor's limit is 20 KB. */
const MAX_BODY_BYTES = 19_000;
const MAX_TITLE = 140;
/** Form, token, signature, sender, keyword. */
const REFUSED_FOR_GOOD = [19_001, 19_002, 19_021, 19_022, 19_024];

const ENTITIES = /[<>&*~[\]@]/g;

export const feishu: HttpWire = {
  hosts: ['open.feishu.cn', 'open.larksuite.com'],
  perSecond: 90 / 60,
  escape: (text) => plainName(text).replace(ENTITIES, (char) => `&#${char.codePointAt(0)};`),
  request: (letter, target, nowMs) => ({
    url: target.address,
    body: fitLines(
      letter,
      (lines) => JSON.stringify({ ...signature(target.secret, nowMs), ...bodyOf(letter, lines, target) }),
      (body) => bytesOf(body) <= MAX_BODY_BYTES,
    ),
  }),
  judge: (reply) => {
    const { code, msg, StatusCode, StatusMessage } = readObject(reply.body);
    const said = code ?? StatusCode;
    if (typeof said !== 'number') return unexpected(reply);
    if (said === 0 && reply.status === 200) return delivered(reply);
    const kind = REFUSED_FOR_GOOD.includes(said) ? 'broken' : 'later';
    return refusedBy(reply, kind, { code: said, message: msg ?? StatusMessage });
  },
};

/** The vendor's signature: of an empty text, with time and secret as key. */
export function feishuSign(secret: string, timestampS: number): string {
  return createHmac('sha256', `${timestampS}\n${secret}`).digest('base64');
}

function signature(secret: string | null, nowMs: number) {
  if (secret === null) return {};
  const timestampS = Math.floor(nowMs / 1_000);
  return { timestamp: String(timestampS), sign: feishuSign(secret, timestampS) };
}

function bodyOf(letter: Letter, lines: readonly string[], { mentions, keyword }: Target) {
  const marks = letter.urgent
    ? mentions.map((mention) => `<at id=${mention === MENTION_ALL ? 'all' : mention}></at>`)
    : [];
  const content = [
    `**${letter.heading}**`,
    ...lines.map((line) => `• ${line}`),
    letter.footer,
    marks.join(' '),
  ];
  return {
    msg_type: 'interactive',
    card: {
      header: {
        title: { tag: 'plain_text', content: withKeyword(cut(letter.title, MAX_TITLE), keyword) },
        template: letter.urgent ? 'red' : 'blue',
      },
      elements: [
        { tag: 'div', text: { tag: 'lark_md', content: content.filter(Boolean).join('\n') } },
        {
          tag: 'action',
          actions: [
            {
              tag: 'button',
              text: { tag: 'plain_text', content: letter.open },
              type: 'primary',
              url: letter.url,
            },
          ],
        },
      ],
    },
  };
}
