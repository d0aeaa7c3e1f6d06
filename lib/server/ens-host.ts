import 'server-only';
import { isLoopbackHost } from '@/lib/server/loopback-host';

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
