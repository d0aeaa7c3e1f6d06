import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { createDefaultCredential, type KeyProvider } from './credentials';

const KEYS = { accessKeyId: 'id', accessKeySecret: 'secret', securityToken: '', providerName: 'default/env' };
const works: KeyProvider = { getCredentials: async () => KEYS };
const fails: KeyProvider = {
  getCredentials: async () => Promise.reject(new Error('{"access_key_secret":"hush7"}')),
};
const missing = { name: 'EnsError', kind: 'not_sent', code: 'CredentialsMissing' };

function chains(...providers: KeyProvider[]) {
  const build = vi.fn(() => providers.shift() ?? fails);
  return { build, credential: createDefaultCredential(build) };
}

afterEach(() => vi.unstubAllEnvs());

test('one chain for all questions, built at the first', async () => {
  const { build, credential } = chains(works);
  expect(build).not.toHaveBeenCalled();
  expect(await credential.getCredential()).toMatchObject({ accessKeyId: 'id', accessKeySecret: 'secret' });
  await credential.getCredential();
  expect(build).toHaveBeenCalledTimes(1);
});

test('after a total failure a new chain is built', async () => {
  const { build, credential } = chains(fails, works);
  await expect(credential.getCredential()).rejects.toMatchObject(missing);
  expect(await credential.getCredential()).toMatchObject({ accessKeyId: 'id' });
  expect(build).toHaveBeenCalledTimes(2);
});

test('a chain that cannot be built is a total failure too', async () => {
  let builds = 0;
  const credential = createDefaultCredential(() => {
    builds += 1;
    if (builds === 1) throw new Error('hush7');
    return works;
  });
  await expect(credential.getCredential()).rejects.toMatchObject(missing);
  expect(await credential.getCredential()).toMatchObject({ accessKeyId: 'id' });
});

test('a chain that has worked is kept: a passing failure must not lead to another account', async () => {
  const answers = [() => KEYS, () => Promise.reject(new Error('STS is down')), () => KEYS];
  const { build, credential } = chains({ getCredentials: async () => (answers.shift() ?? (() => KEYS))() });
  await credential.getCredential();
  await expect(credential.getCredential()).rejects.toMatchObject(missing);
  expect(await credential.getCredential()).toMatchObject({ accessKeyId: 'id' });
  expect(build).toHaveBeenCalledTimes(1);
});

test('questions at the same time share one answer', async () => {
  const getCredentials = vi.fn(async () => KEYS);
  const { credential } = chains({ getCredentials });
  await Promise.all([credential.getCredential(), credential.getCredential(), credential.getCredential()]);
  expect(getCredentials).toHaveBeenCalledTimes(1);
});

test('a broken CLI file with keys in it does not get into the error', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'ens-home-'));
  await mkdir(path.join(home, '.aliyun'));
  await writeFile(path.join(home, '.aliyun', 'config.json'), '{"profiles":[{"access_key_secret":"hush7"');
  vi.stubEnv('HOME', home);
  for (const name of ['ACCESS_KEY_ID', 'ACCESS_KEY_SECRET', 'PROFILE', 'CREDENTIALS_FILE']) {
    vi.stubEnv(`ALIBABA_CLOUD_${name}`, '');
  }
  // Nobody listens there: the last of the chain is refused at once.
  vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_URI', 'http://127.0.0.1:1/');
  vi.stubEnv('ALIBABA_CLOUD_ECS_METADATA_DISABLED', 'true');
  const error: unknown = await createDefaultCredential()
    .getCredential()
    .catch((thrown: unknown) => thrown);
  await rm(home, { recursive: true });
  expect(error).toMatchObject(missing);
  expect(`${error} ${error instanceof Error ? error.stack : ''} ${JSON.stringify(error)}`).not.toMatch(
    /hush7|config\.json/,
  );
});

test('keys that appear in the environment later are found', async () => {
  vi.stubEnv('HOME', path.join(tmpdir(), 'no-such-home'));
  vi.stubEnv('ALIBABA_CLOUD_ACCESS_KEY_ID', '');
  vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_URI', 'http://127.0.0.1:1/');
  vi.stubEnv('ALIBABA_CLOUD_ECS_METADATA_DISABLED', 'true');
  const credential = createDefaultCredential();
  await expect(credential.getCredential()).rejects.toMatchObject(missing);
  vi.stubEnv('ALIBABA_CLOUD_ACCESS_KEY_ID', 'late-id');
  vi.stubEnv('ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'late-secret');
  expect(await credential.getCredential()).toMatchObject({ accessKeyId: 'late-id' });
});
