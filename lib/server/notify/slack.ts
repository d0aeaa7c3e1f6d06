import 'server-only';
import {
  cut,
  delivered,
  fitLines,
  type HttpWire,
  type Letter,
  MENTION_ALL,
  plainName,
  refusedBy,
  type Target,
  unexpected,
} from '@/lib/server/notify/wire';

/** Slack's incoming webhooks, and whatever takes the same (Mattermost, Rocket.Chat). Source: outcomes.md §2; api.slack.com. */

const SLACK_HOST = 'hooks.slack.com';
const MAX_SECTION = 2_900;
const MAX_HEADER = 140;
/** What Slack answers, as plain text, when no try will ever get through. */
const REFUSED_FOR_GOOD = [
  'no_service',
  'no_active_hooks',
  'invalid_token',
  'channel_not_found',
  'channel_is_archived',
  'action_prohibited',
  'posting_to_general_channel_denied',
  'team_disabled',
  'no_text',
  'invalid_payload',
];
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Keeps `@here` a text without changing how it looks. */
const ZERO_WIDTH_JOINER = '\u200d';

export const slack: HttpWire = {
  hosts: [SLACK_HOST],
  perSecond: 1,
  escape: (text) =>
    plainName(text)
      .replace(/[&<>]/g, (char) => ENTITIES[char] ?? char)
      .replaceAll('@', `@${ZERO_WIDTH_JOINER}`),
  request: (letter, target) => ({
    url: target.address,
    body: fitLines(
      letter,
      (lines) => JSON.stringify(bodyOf(letter, lines, target)),
      (body) => sectionLength(body) <= MAX_SECTION,
    ),
  }),
  judge: (reply, { address }) => {
    const said = reply.body.trim();
    if (REFUSED_FOR_GOOD.includes(said)) return refusedBy(reply, 'broken', { code: said });
    // Others that take the same message answer in their own words.
    const isTaken = reply.status === 200 && (said === 'ok' || !isSlackHost(address));
    return isTaken ? delivered(reply) : unexpected(reply);
  },
};

function isSlackHost(address: string): boolean {
  return URL.canParse(address) && new URL(address).hostname === SLACK_HOST;
}

function bodyOf(letter: Letter, lines: readonly string[], { mentions, keyword }: Target) {
  const marks = letter.urgent
    ? mentions.map((mention) => (mention === MENTION_ALL ? '<!channel>' : `<@${mention}>`))
    : [];
  const section = [
    `*${letter.heading}*`,
    ...lines.map((line) => `• ${line}`),
    letter.footer,
    keyword,
    marks.join(' '),
  ];
  return {
    text: slack.escape(letter.title),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cut(letter.title, MAX_HEADER) } },
      { type: 'section', text: { type: 'mrkdwn', text: section.filter(Boolean).join('\n') } },
      {
        type: 'actions',
        elements: [{ type: 'button', text: { type: 'plain_text', text: letter.open }, url: letter.url }],
      },
    ],
  };
}

function sectionLength(body: string): number {
  const { blocks } = JSON.parse(body) as ReturnType<typeof bodyOf>;
  return blocks[1]?.text?.text.length ?? 0;
}
