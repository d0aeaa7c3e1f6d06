import { afterEach, expect, test, vi } from 'vitest';
import { simulatorControl } from '@/lib/simulator/control-client';
import { startSimulator } from '@/lib/simulator/server';
import { getEnsClient } from './credentials';

afterEach(() => {
  vi.unstubAllEnvs();
  globalThis.redeployDeskEnsClient = undefined;
});

test('one client for the process, over every copy of the module, as the environment says', async () => {
  const simulator = await startSimulator();
  vi.stubEnv('ENS_ENDPOINT', simulator.url);
  vi.stubEnv('BASE_URL', '');
  vi.stubEnv('AUTH_SECRET', 'k9Zq2mXw7Rt4Lp8Vb3Nc6Hd1Jf5Gs0Ya');
  vi.stubEnv('ALIBABA_CLOUD_ACCESS_KEY_ID', simulator.accessKeyId);
  vi.stubEnv('ALIBABA_CLOUD_ACCESS_KEY_SECRET', simulator.accessKeySecret);
  try {
    const client = getEnsClient();
    expect(await client.describeEnsRegions()).not.toEqual([]);
    expect(await simulatorControl(simulator.url).calls()).toHaveLength(1);
    vi.resetModules();
    const copy = await import('./credentials');
    expect(copy.getEnsClient).not.toBe(getEnsClient);
    expect(copy.getEnsClient()).toBe(client);
  } finally {
    await simulator.close();
  }
});
