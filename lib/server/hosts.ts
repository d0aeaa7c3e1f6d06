import 'server-only';

/** `hostname` as URL gives it (IPv6 in brackets, IPv4 in canonical form). */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/**
 * A region's own name: two letters, then words. Not just any label: `ens.oss-cn-beijing.aliyuncs.com` is the bucket of
 * whoever called it "ens".
 */
const ENS_HOST = /^ens(\.[a-z]{2}(-[a-z0-9]+)+)?\.aliyuncs\.com$/;

/** Whether requests signed with our keys may go there without ENS_ENDPOINT_ANY: ENS itself on its port, or this machine. */
export function isEnsHost({ protocol, hostname, port }: URL): boolean {
  if (isLoopbackHost(hostname)) return true;
  return protocol === 'https:' && port === '' && ENS_HOST.test(hostname);
}

function bareUrl(value: string): URL | null {
  if (!URL.canParse(value)) return null;
  const url = new URL(value);
  const bare = url.pathname === '/' && url.search === '' && url.hash === '' && !value.includes('@');
  return bare && (url.protocol === 'http:' || url.protocol === 'https:') ? url : null;
}

export function isBaseUrl(value: string): boolean {
  return bareUrl(value) !== null;
}

/** Source: trust.md §2.5 item 61: signed requests and keys must not leave the machine unencrypted. */
export function isEnsEndpoint(value: string): boolean {
  const url = bareUrl(value);
  if (!url) return false;
  return url.protocol === 'https:' || isLoopbackHost(url.hostname);
}
