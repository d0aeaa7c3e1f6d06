import 'server-only';
import { isIP, isIPv4 } from 'node:net';
import { blockList, classOf, isIn } from '@/lib/server/notify/address-class';

/** One entry of EGRESS_ALLOW: `HOST:PORT`, `HOST`, or `NETWORK/PREFIX`. Hosts as URL writes them, without a dot at the end. */
export type EgressEntry =
  | { kind: 'host'; host: string; port: number | null }
  | { kind: 'network'; network: string; prefix: number };
export type EgressList = readonly EgressEntry[];

const MAX_ENTRIES = 200;

/**
 * Reads EGRESS_ALLOW: entries separated by commas. Null when an entry is none, or names an address that gives out the
 * cloud's keys, which cannot be listed.
 */
export function parseEgressList(text: string): EgressList | null {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const entries = parts.map(parseEntry);
  if (entries.length > MAX_ENTRIES) return null;
  return entries.every((entry) => entry !== null) ? entries : null;
}

function parseEntry(text: string): EgressEntry | null {
  if (text.includes('/')) return parseNetwork(text);
  // A scheme of no default port: URL drops :80 of http and :443 of https.
  const address = isIP(text) === 6 ? `[${text}]` : text;
  if (/[\s@?#\\]/.test(address) || !URL.canParse(`http://${address}`)) return null;
  const { hostname, pathname } = new URL(`http://${address}`);
  if (pathname !== '/' || hostname === '') return null;
  const host = plainHost(hostname);
  if (isIP(host) !== 0 && classOf(host) === 'metadata') return null;
  const port = /:(\d{1,5})$/.exec(address.replace(/^\[[^\]]*\]/, '[]'))?.[1];
  return { kind: 'host', host, port: port === undefined ? null : Number(port) };
}

function parseNetwork(text: string): EgressEntry | null {
  const [network = '', digits = '', ...more] = text.split('/');
  const prefix = Number(digits);
  if (more.length > 0 || isIP(network) === 0 || network.includes('%') || !/^\d{1,3}$/.test(digits))
    return null;
  return prefix <= (isIPv4(network) ? 32 : 128) ? { kind: 'network', network, prefix } : null;
}

/** A host as the list and the guard compare it: without brackets, and without the dot of a full name. */
export function plainHost(hostname: string): string {
  return hostname
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
    .toLowerCase();
}

/** Whether exactly this host with this port is listed. */
export function listsPort(list: EgressList, host: string, port: number): boolean {
  return list.some((entry) => entry.kind === 'host' && entry.host === host && entry.port === port);
}

/** Whether this host is listed, with this port or with none. */
export function listsHost(list: EgressList, host: string, port: number): boolean {
  return list.some(
    (entry) => entry.kind === 'host' && entry.host === host && (entry.port === null || entry.port === port),
  );
}

/** Whether a listed network holds `address`. */
export function listsAddress(list: EgressList, address: string): boolean {
  return list.some(
    (entry) => entry.kind === 'network' && isIn(blockList([[entry.network, entry.prefix]]), address),
  );
}
