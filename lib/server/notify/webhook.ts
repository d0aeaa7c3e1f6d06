import 'server-only';
import { Webhook } from 'standardwebhooks';
import {
  bytesOf,
  delivered,
  type HttpWire,
  type Letter,
  plainName,
  refusedBy,
  type Target,
  unexpected,
} from '@/lib/server/notify/wire';

/** Standard Webhooks. Source: outcomes.md §2; github.com/standard-webhooks/standard-webhooks. */

const MAX_BODY_BYTES = 20_000;
const GONE = 410;

export const webhook: HttpWire = {
  hosts: null,
  perSecond: 5,
  // JSON is no markup: the text stays as the cloud wrote it.
  escape: plainName,
  request: (letter, target, nowMs) => {
    const body = bodyOf(letter);
    return { url: target.address, headers: signedHeaders(letter.deliveryId, target, nowMs, body), body };
  },
  judge: (reply) => {
    if (reply.status >= 200 && reply.status < 300) return delivered(reply);
    return reply.status === GONE ? refusedBy(reply, 'broken', { code: 'HTTP 410' }) : unexpected(reply);
  },
};

/** Both secrets sign while one is being changed; the time is that of this try. */
function signedHeaders(
  id: string,
  { secret, previousSecret }: Target,
  nowMs: number,
  body: string,
): Record<string, string> {
  const at = new Date(nowMs);
  const secrets = [secret, previousSecret].filter((one) => one !== null);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(nowMs / 1_000)),
    'webhook-signature': secrets.map((one) => new Webhook(one).sign(id, at, body)).join(' '),
  };
}

/** As many rows as fit; the rest is counted. */
function bodyOf({ data }: Letter): string {
  const { rows, more } = data.data;
  for (let kept = rows.length; ; kept--) {
    const body = JSON.stringify({
      ...data,
      data: { ...data.data, rows: rows.slice(0, kept), more: more + rows.length - kept },
    });
    if (bytesOf(body) <= MAX_BODY_BYTES || kept === 0) return body;
  }
}
