import 'server-only';
import {
  cut,
  delivered,
  type HttpWire,
  plainName,
  readObject,
  refusedBy,
  unexpected,
} from '@/lib/server/notify/wire';

/** PagerDuty's Events API v2. Source: outcomes.md §2; developer.pagerduty.com, "Send an Event". */

const MAX_SUMMARY = 1_024;
const MAX_DEDUP = 255;
/** "Back off minutes" after 429 without a hint (ms). */
const BACK_OFF_MS = 120_000;

export const PAGERDUTY_ADDRESS = 'https://events.pagerduty.com/v2/enqueue';

export const pagerduty: HttpWire = {
  hosts: ['events.pagerduty.com', 'events.eu.pagerduty.com'],
  perSecond: 1,
  escape: plainName,
  request: (letter, target) => {
    const { action, dedupKey, severity, source, group, kind, atMs } = letter.alert;
    const event = {
      routing_key: target.secret ?? '',
      event_action: action,
      dedup_key: cut(dedupKey, MAX_DEDUP),
    };
    const details = {
      payload: {
        summary: cut(letter.title, MAX_SUMMARY),
        source,
        severity,
        timestamp: new Date(atMs).toISOString(),
        group,
        class: kind,
        custom_details: { lines: letter.lines.slice(0, 50), footer: letter.footer },
      },
      links: [{ href: letter.url, text: letter.open }],
    };
    return {
      url: target.address,
      body: JSON.stringify(action === 'resolve' ? event : { ...event, ...details }),
    };
  },
  judge: (reply) => {
    if (reply.status === 202) return delivered(reply);
    const { status, message } = readObject(reply.body);
    const said = { code: typeof status === 'string' ? status : `HTTP ${reply.status}`, message };
    if (reply.status === 400) return refusedBy(reply, 'broken', said);
    if (reply.status === 429)
      return refusedBy(reply, 'later', { ...said, restMs: reply.retryAfterMs ?? BACK_OFF_MS });
    return unexpected(reply);
  },
};
