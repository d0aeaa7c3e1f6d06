import 'server-only';
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

/** WeCom's group robot, which has no signature: its key is its secret. Source: outcomes.md §2; developer.work.weixin.qq.com. */

const MAX_MARKDOWN_BYTES = 4_096;
const MAX_TEXT_BYTES = 2_048;
/** The key is wrong. */
const REFUSED_FOR_GOOD = 93_000;
/** More than 20 messages in a minute, or busy. */
const TOO_MANY = [45_009, -1];
const REST_MS = 60_000;

/** Markdown of the vendor knows no escape: the full-width twin looks the same and does nothing. */
const FULL_WIDTH_OFFSET = 0xfee0;

export const wecom: HttpWire = {
  hosts: ['qyapi.weixin.qq.com'],
  perSecond: 18 / 60,
  escape: (text) =>
    plainName(text).replace(/[\\`|*_[\]()<>#\-+!~@]/g, (char) =>
      String.fromCodePoint((char.codePointAt(0) ?? 0) + FULL_WIDTH_OFFSET),
    ),
  request: (letter, target) => ({
    url: target.address,
    body: JSON.stringify(needsText(letter, target) ? textOf(letter, target) : markdownOf(letter, target)),
  }),
  judge: (reply) => {
    const { errcode, errmsg } = readObject(reply.body);
    if (typeof errcode !== 'number') return unexpected(reply);
    if (errcode === 0 && reply.status === 200) return delivered(reply);
    const said = { code: errcode, message: errmsg };
    if (errcode === REFUSED_FOR_GOOD) return refusedBy(reply, 'broken', said);
    return refusedBy(reply, 'later', TOO_MANY.includes(errcode) ? { ...said, restMs: REST_MS } : said);
  },
};

/** Mobiles and everybody are mentioned in plain text only. */
function needsText({ urgent }: Letter, { mentions }: Target): boolean {
  return urgent && mentions.some((mention) => mention === MENTION_ALL || isMobile(mention));
}

function markdownOf(letter: Letter, { mentions, keyword }: Target) {
  const marks = letter.urgent ? mentions.map((mention) => `<@${mention}>`).join(' ') : '';
  const content = fitLines(
    letter,
    (lines) =>
      contentOf(letter, lines, {
        heading: `### ${letter.heading}`,
        link: `[${letter.open}](${letter.url})`,
        marks,
        keyword,
      }),
    (text) => bytesOf(text) <= MAX_MARKDOWN_BYTES,
  );
  return { msgtype: 'markdown', markdown: { content } };
}

function textOf(letter: Letter, { mentions, keyword }: Target) {
  const content = fitLines(
    letter,
    (lines) => contentOf(letter, lines, { heading: letter.heading, link: letter.url, marks: '', keyword }),
    (text) => bytesOf(text) <= MAX_TEXT_BYTES,
  );
  const people = mentions.map((mention) => (mention === MENTION_ALL ? '@all' : mention));
  return {
    msgtype: 'text',
    text: {
      content,
      mentioned_list: people.filter((mention) => !isMobile(mention)),
      mentioned_mobile_list: people.filter(isMobile),
    },
  };
}

function contentOf(
  letter: Letter,
  lines: readonly string[],
  { heading, link, marks, keyword }: { heading: string; link: string; marks: string; keyword: string },
): string {
  const parts = [heading, ...lines.map((line) => `> ${line}`), letter.footer, link, marks];
  return withKeyword(parts.filter(Boolean).join('\n'), keyword);
}
