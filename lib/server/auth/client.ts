import 'server-only';
import { isIP } from 'node:net';
import { browserText } from '@/lib/domain/browser-text';
import { peerAddress } from '@/lib/server/auth/peer';
import { isTrustedProxy, type TrustProxy } from '@/lib/server/auth/trusted-proxies';
import type { Config } from '@/lib/server/config';

/** From where somebody asks, for the audit trail, the log and the session. */
export type Client = {
  /** As `clientAddress` counts it: an IPv4 address, the /64 of an IPv6 address, or `unknown`. */
  address: string;
  /** What the browser says of itself, short; null when it says nothing. */
  browser: string | null;
};

export function clientOf(headers: Headers, trustProxy: Config['trustProxy']): Client {
  return { address: clientAddress(headers, trustProxy), browser: browserText(headers.get('user-agent')) };
}

/** Shared by all whose address is not known: they are limited together, never let through. */
export const UNKNOWN_ADDRESS = 'unknown';

/**
 * Whom to count failed sign-ins against: an IPv4 address, or the /64 of an IPv6 address (one customer's network).
 * X-Forwarded-For is believed only when the socket's other end is a trusted proxy. Its last entry is then the client:
 * the one that this proxy wrote. What stands before it came from the client. Where proxies are named one by one, entries
 * that are such proxies themselves are passed over, from the end, so that a chain of them works.
 */
export function clientAddress(headers: Headers, trust: TrustProxy): string {
  const peer = plainAddress(peerAddress(headers) ?? '');
  const forwarded = headers.get('x-forwarded-for');
  if (forwarded === null || !isTrustedProxy(peer, trust)) return networkOf(peer);
  const entries = forwarded.split(',').map((entry) => plainAddress(entry.trim()));
  if (trust === 'private') return networkOf(entries.at(-1) || peer);
  return networkOf(entries.findLast((entry) => !isTrustedProxy(entry, trust)) || peer);
}

/** Without an IPv6 zone; an IPv4 address that came over an IPv6 socket in its own form. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
}

function networkOf(plain: string): string {
  const version = isIP(plain);
  if (version === 4) return plain;
  return version === 6 ? `${firstGroups(plain)}::/64` : UNKNOWN_ADDRESS;
}

/** The first four groups of an IPv6 address, without leading zeros. */
function firstGroups(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
