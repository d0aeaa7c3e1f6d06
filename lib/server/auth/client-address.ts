import 'server-only';
import { isIP } from 'node:net';
import { peerAddress } from '@/lib/server/auth/peer';

/** Shared by all whose address is not known: they are limited together, never let through. */
export const UNKNOWN_ADDRESS = 'unknown';

/**
 * Whom to count failed sign-ins against: an IPv4 address, or the /64 of an IPv6 address (one customer's network).
 * With `trustProxy` it is the last entry of X-Forwarded-For, the one that the nearest proxy wrote; what stands
 * before it came from the client. Without it that header is not looked at.
 */
export function clientAddress(headers: Headers, trustProxy: boolean): string {
  const forwarded = trustProxy ? headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return networkOf(forwarded || peerAddress(headers) || '');
}

function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
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
