import 'server-only';
import { BlockList, isIP, isIPv4 } from 'node:net';

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
export function blockList(nets: readonly Net[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of nets) list.addSubnet(network, prefix, isIPv4(network) ? 'ipv4' : 'ipv6');
  return list;
}

export function isIn(list: BlockList, address: string): boolean {
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
