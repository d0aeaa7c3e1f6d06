import type { Simulator } from '@/lib/simulator/server';
import { freePort } from '@/lib/testing/ports';

/** The settings of a server on a port of its own, for this store and this fake cloud. */
export async function environmentOf(
  simulator: Simulator,
  databaseUrl: string,
  settings: Record<string, string>,
): Promise<NodeJS.ProcessEnv> {
  const port = await freePort();
  return {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    BASE_URL: `http://localhost:${port}`,
    AUTH_SECRET: 'faults-secret-Zk3vQ9xT7bLm2RwYp8sDfG5hJc',
    DATABASE_URL: databaseUrl,
    ENS_ENDPOINT: simulator.url,
    ALIBABA_CLOUD_ACCESS_KEY_ID: simulator.accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: simulator.accessKeySecret,
    ENS_SYNC_INTERVAL_MS: '1000',
    // These runs are about sending.
    APPROVAL_POLICY: 'none',
    ...settings,
  };
}
