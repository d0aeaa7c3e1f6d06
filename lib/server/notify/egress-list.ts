import 'server-only';
import { BlockList, isIP, isIPv4 } from 'node:net';

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

/**
 * What an IP address is to somebody who may make this server send there. `metadata`: the cloud's own keys are given out
 * there. `never`: loopback, unspecified, link-local, multicast and reserved.
 */
export type AddressClass = 'metadata' | 'never' | 'private' | 'public';

type Net = readonly [network: string, prefix: number];

/** Source: outcomes.md §2 "Outbound guard". */
const METADATA = ['169.254.169.254', '100.100.100.200', 'fd00:ec2::254'];

/** Source: IANA's registry of special-purpose IPv4 addresses. */
const NEVER_V4: readonly Net[] = [
  ['0.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
const PRIVATE_V4: readonly Net[] = [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
];
/** Inside 2000::/3; everything outside it is unspecified, loopback, link-local, multicast or not given out. */
const NEVER_V6: readonly Net[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['3fff::', 20],
];
const PRIVATE_V6: readonly Net[] = [['fc00::', 7]];
const GLOBAL_V6: readonly Net[] = [['2000::', 3]];
/** Networks whose addresses hold an IPv4 address, and at which of their 16-bit groups it begins. */
const HOLDERS: readonly { net: Net; at: number }[] = [
  { net: ['::ffff:0:0', 96], at: 6 },
  { net: ['64:ff9b::', 96], at: 6 },
  { net: ['64:ff9b:1::', 48], at: 6 },
  { net: ['2002::', 16], at: 1 },
];

const NEVER = blockList([...NEVER_V4, ...NEVER_V6]);
const PRIVATE = blockList([...PRIVATE_V4, ...PRIVATE_V6]);
const GLOBAL = blockList(GLOBAL_V6);

/** A list of networks. node's own list compares a mapped IPv6 address with IPv4 networks by itself. */
function blockList(nets: readonly Net[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of nets) list.addSubnet(network, prefix, isIPv4(network) ? 'ipv4' : 'ipv6');
  return list;
}

function isIn(list: BlockList, address: string): boolean {
  return list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}

/** The class of a literal address without brackets; what is no address is `never`. */
export function classOf(address: string): AddressClass {
  if (isIP(address) === 0 || address.includes('%')) return 'never';
  const inner = isIPv4(address) ? address : (innerV4(address) ?? address);
  if (METADATA.some((known) => isSame(known, inner))) return 'metadata';
  if (isIn(NEVER, inner)) return 'never';
  if (isIn(PRIVATE, inner)) return 'private';
  return isIPv4(inner) || isIn(GLOBAL, inner) ? 'public' : 'never';
}

function isSame(known: string, address: string): boolean {
  return isIPv4(known) === isIPv4(address) && isIn(blockList([[known, isIPv4(known) ? 32 : 128]]), address);
}

/** The IPv4 address inside a mapped, NAT64 or 6to4 address, by which it is judged. */
function innerV4(address: string): string | null {
  const holder = HOLDERS.find(({ net }) => isIn(blockList([net]), address));
  if (!holder) return null;
  const groups = groupsOf(address);
  const [high = 0, low = 0] = groups.slice(holder.at, holder.at + 2);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** The eight 16-bit groups of a valid IPv6 address. */
function groupsOf(address: string): number[] {
  // URL writes any IPv6 address in its one canonical form, an IPv4 tail as two groups.
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const parse = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const front = parse(head);
  if (tail === undefined) return front;
  const back = parse(tail);
  return [...front, ...Array<number>(8 - front.length - back.length).fill(0), ...back];
}
