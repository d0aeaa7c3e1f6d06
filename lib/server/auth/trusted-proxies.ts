import 'server-only';
import { BlockList, isIP } from 'node:net';

/**
 * Whose X-Forwarded-For is believed: nobody's (`none`), that of proxies on this machine and in private networks
 * (`private`), or only that of the named addresses and networks.
 */
export type TrustProxy = 'none' | 'private' | readonly string[];

/** Loopback, private and link-local networks. Source: RFC 1918, RFC 4193, RFC 4291. */
const PRIVATE = [
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
];

const MAX_PROXIES = 100;

/**
 * Reads TRUST_PROXY: `0`, `1`, or addresses and networks (`10.0.0.11, 10.1.0.0/16, 2001:db8::/48`). Null when it is
 * none of these. A network that holds everybody (`0.0.0.0/0`) is refused: it would let every client name its own address.
 */
export function parseTrustProxy(text: string): TrustProxy | null {
  if (text === '0') return 'none';
  if (text === '1') return 'private';
  const entries = text.split(',').map((entry) => entry.trim());
  return entries.length <= MAX_PROXIES && entries.every(isAddressOrNetwork) ? entries : null;
}

function isAddressOrNetwork(entry: string): boolean {
  const [address = '', prefix, ...rest] = entry.split('/');
  const version = isIP(address);
  if (version === 0 || address.includes('%') || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= (version === 4 ? 32 : 128);
}

const compiled = new Map<string, BlockList>();

/** Whether `address` (without zone, IPv4 in its plain form) is one of the trusted proxies. */
export function isTrustedProxy(address: string, trust: TrustProxy): boolean {
  if (trust === 'none') return false;
  const version = isIP(address);
  if (version === 0) return false;
  return listOf(trust === 'private' ? PRIVATE : trust).check(address, version === 4 ? 'ipv4' : 'ipv6');
}

function listOf(entries: readonly string[]): BlockList {
  const key = entries.join(',');
  const known = compiled.get(key);
  if (known) return known;
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/');
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  compiled.set(key, list);
  return list;
}
