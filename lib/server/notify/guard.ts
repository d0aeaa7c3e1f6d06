import 'server-only';
import { lookup as resolve } from 'node:dns/promises';
import { isIP } from 'node:net';
import {
  classOf,
  type EgressList,
  listsAddress,
  listsHost,
  listsPort,
  plainHost,
} from '@/lib/server/notify/egress-list';

/** Where people may make this server send: three tiers, asked on save, on test and on connect. Source: outcomes.md §2. */

/** Why nothing is sent to an address. */
export type EgressRefusal =
  /** No address of the web at all, or one that is too long. */
  | 'address'
  /** It carries a user or a password. */
  | 'credentials'
  /** http:// is only for a listed `host:port`. */
  | 'https'
  /** Another port than 443, not listed. */
  | 'port'
  /** This machine, link-local, multicast, reserved: only for a listed `host:port`. */
  | 'never'
  /** Where the cloud gives out keys: for nobody. */
  | 'metadata'
  /** Inside the own network: host or network must be listed. */
  | 'private'
  /** The name has no address now. */
  | 'unresolved';

export type Destination = { url: URL; host: string; port: number };
export type Judged = { ok: true; destination: Destination } | { ok: false; refusal: EgressRefusal };

const MAX_URL = 2_000;
const HTTPS_PORT = 443;
const HTTP_PORT = 80;

/** Whether something may be sent to `text`, as far as it shows without asking for the name's addresses. */
export function judgeUrl(text: string, list: EgressList): Judged {
  const refuse = (refusal: EgressRefusal): Judged => ({ ok: false, refusal });
  if (text.length > MAX_URL || !URL.canParse(text)) return refuse('address');
  const url = new URL(text);
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '')
    return refuse('address');
  if (url.username !== '' || url.password !== '' || /^[a-z]+:\/*[^/?#]*@/i.test(text))
    return refuse('credentials');
  const host = plainHost(url.hostname);
  const port = url.port === '' ? (url.protocol === 'https:' ? HTTPS_PORT : HTTP_PORT) : Number(url.port);
  const isListed = listsPort(list, host, port);
  const destination = { url, host, port };
  const refusal = isIP(host) === 0 ? whyNotName(destination, list) : whyNotAddress(host, destination, list);
  if (refusal) return refuse(refusal);
  if (url.protocol === 'http:' && !isListed) return refuse('https');
  if (port !== HTTPS_PORT && !isListed) return refuse('port');
  url.hash = '';
  return { ok: true, destination };
}

/** `localhost` and all below it are this machine, whatever a name server says (RFC 6761). */
function whyNotName({ host, port }: Destination, list: EgressList): EgressRefusal | null {
  const isLocal = host === 'localhost' || host.endsWith('.localhost');
  return isLocal && !listsPort(list, host, port) ? 'never' : null;
}

/** Whether a connection to `address` may be opened for a destination, whose host may be a name. */
export function whyNotAddress(
  address: string,
  { host, port }: Pick<Destination, 'host' | 'port'>,
  list: EgressList,
): EgressRefusal | null {
  const kind = classOf(address);
  if (kind === 'public') return null;
  if (kind === 'metadata') return 'metadata';
  if (listsPort(list, host, port)) return null;
  if (kind === 'never') return 'never';
  return listsHost(list, host, port) || listsAddress(list, address) ? null : 'private';
}

export type Address = { address: string; family: number };

/**
 * The addresses of a name to which a connection may be opened; every one of them is judged.
 * @param ask gives all addresses of a name, as node's own `lookup` with `all`
 */
export async function permittedAddresses(
  destination: Destination,
  list: EgressList,
  ask: (host: string) => Promise<Address[]> = (host) => resolve(host, { all: true }),
): Promise<{ ok: true; addresses: Address[] } | { ok: false; refusal: EgressRefusal }> {
  const found = await ask(destination.host).catch(() => []);
  const judged = found.map((entry) => ({ entry, refusal: whyNotAddress(entry.address, destination, list) }));
  const addresses = judged.filter(({ refusal }) => refusal === null).map(({ entry }) => entry);
  if (addresses.length > 0) return { ok: true, addresses };
  return { ok: false, refusal: judged[0]?.refusal ?? 'unresolved' };
}

/** Before an address is stored: also what its name leads to now, since one that leads inside would fail for ever. */
export async function judgeForSave(
  text: string,
  list: EgressList,
  ask?: (host: string) => Promise<Address[]>,
): Promise<Judged> {
  const judged = judgeUrl(text, list);
  if (!judged.ok || isIP(judged.destination.host) !== 0) return judged;
  const permitted = await permittedAddresses(judged.destination, list, ask);
  return permitted.ok ? judged : { ok: false, refusal: permitted.refusal };
}
