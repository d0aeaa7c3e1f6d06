import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { countGuesses, guessFrom } from '@/e2e/abuse/brute-force';
import { expectHeld } from '@/e2e/abuse/tries';
import { PASSWORD, ROOT } from '@/e2e/helpers/desk';
import { type DeskServer, deskServer } from '@/e2e/helpers/desk-server';
import { type Simulator, startSimulator } from '@/lib/simulator/server';
import { freePort } from '@/lib/testing/ports';
import { routes } from '@/lib/url/routes';

/** A server as docs/production.md installs it: the build, the packages of production, and nothing of the developers'. */

/** What a production server needs of the project's folder. */
const SHIPPED = [
  process.env.NEXT_DIST_DIR ?? '.next',
  'lib',
  'app',
  'components',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

const EMAIL = 'ops@desk.example.com';
/** One of this machine's own addresses; the others are strangers to it. */
const PROXY = '127.0.0.9';

let folder: string;
let port: number;
let url: string;
let env: NodeJS.ProcessEnv;
let simulator: Simulator;
let server: DeskServer;

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'desk-production-'));
  port = await freePort();
  url = `http://127.0.0.1:${port}`;
  simulator = await startSimulator({ scenario: 'quiet', seed: 1 });
  ship(folder);
  env = {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    BASE_URL: 'https://desk.example.com',
    TRUST_PROXY: PROXY,
    AUTH_SECRET: 'e2e-secret-Zk3vQ9xT7bLm2RwYp8sDfG5hJcN1',
    DATABASE_URL: `file:${path.join(folder, 'data', 'desk.db')}`,
    ENS_ENDPOINT: simulator.url,
    ALIBABA_CLOUD_ACCESS_KEY_ID: simulator.accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: simulator.accessKeySecret,
    ENS_SYNC_INTERVAL_MS: '2000',
  };
  server = deskServer(folder, env, url);
  await server.start();
});

test.afterAll(async () => {
  await server.stop();
  await simulator.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Copies what is shipped, and the packages that `npm ci --omit=dev` installs by the lock file. */
function ship(target: string): void {
  for (const name of SHIPPED) {
    cpSync(path.join(ROOT, name), path.join(target, name), {
      recursive: true,
      filter: (file) => !/\/(simulator|cache)$|\.test\.ts$/.test(file),
    });
  }
  const lock: unknown = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8'));
  for (const place of productionPlaces(lock)) {
    const source = path.join(ROOT, place);
    // Packages for other systems are in the lock file and on no disk.
    if (!existsSync(source)) continue;
    mkdirSync(path.dirname(path.join(target, place)), { recursive: true });
    copyPackage(source, path.join(target, place));
  }
}

/** Folders of packages without what lies inside others: that comes with them. */
function productionPlaces(lock: unknown): string[] {
  const packages = Object.entries((lock as { packages: Record<string, { dev?: boolean }> }).packages);
  return packages
    .filter(([place, { dev }]) => place.startsWith('node_modules/') && !dev)
    .map(([place]) => place)
    .filter((place) => place.lastIndexOf('node_modules/') === 0);
}

/** Hard links where the disk has them: the packages are some 400 MB. */
function copyPackage(source: string, target: string): void {
  const linked = spawnSync('cp', ['-al', source, target]);
  if (linked.status !== 0) cpSync(source, target, { recursive: true });
}

function command(args: readonly string[]): { code: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', ...args], {
    cwd: folder,
    env: { ...env, DESK_PASSWORD: PASSWORD },
    encoding: 'utf8',
  });
  return { code: status, text: stdout + stderr };
}

test('#125 the server and its commands run without the developers’ parts and without the fake cloud', async () => {
  await expectHeld(125, 'parts of the developers in production', () => {
    for (const name of ['esbuild', 'typescript', 'tsx', 'tailwindcss', 'vitest', '@playwright/test']) {
      expect([name, existsSync(path.join(folder, 'node_modules', name))]).toEqual([name, false]);
    }
    expect(existsSync(path.join(folder, 'lib', 'simulator'))).toBe(false);
  });
  expect(command(['user', '--', 'add', EMAIL, '--role', 'operator'])).toMatchObject({ code: 0 });
  expect(command(['audit', '--', 'verify'])).toMatchObject({ code: 0 });
  expect(command(['backup'])).toMatchObject({ code: 0 });
  const signedIn = await fetch(`${url}${routes.authSignIn()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
  });
  expect(signedIn.status).toBe(200);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  expect((await fetch(`${url}${routes.apiEvents({})}`, { headers: { cookie } })).status).toBe(200);
  const built = command(['build']);
  expect(built.code).toBe(1);
  expect(built.text).toContain('The build tools are not installed here');
});

test('#107 behind https it listens on this machine alone', async () => {
  const outside = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4');
  // All of 127.0.0.0/8 is this machine: another address of it than the one that is listened on answers nothing.
  for (const address of [outside?.address, '127.0.0.2'].filter((one) => one !== undefined)) {
    await expectHeld(107, 'plain http beside the proxy', () =>
      expect(fetch(`http://${address}:${port}${routes.health()}`)).rejects.toThrow(),
    );
  }
});

test('#107 only the named proxy says where people come from', async () => {
  const guesses = (localAddress: string, count: number, claimed: (index: number) => string) =>
    Promise.all(
      Array.from({ length: count }, (_, index) =>
        guessFrom(
          { url },
          {
            email: `made-up-${index}@desk.example.com`,
            password: `guess number ${index}`,
            address: localAddress,
            headers: { 'x-forwarded-for': claimed(index) },
          },
        ),
      ),
    );
  await expectHeld(
    107,
    'one password for 36 accounts, from a neighbour of the proxy that names other addresses',
    async () => {
      const { judged } = countGuesses(await guesses('127.0.0.7', 36, (index) => `198.51.100.${index}`));
      expect(judged).toBeLessThanOrEqual(30);
      // Nobody else is kept out by that: through the proxy, people still come from where they are.
      const others = await guesses(PROXY, 8, (index) => `203.0.113.${index}`);
      expect(others.filter((status) => status === 429)).toEqual([]);
    },
    36,
  );
});

test('#108 nobody else on this machine can read the store, its logs or its backups', async () => {
  const data = path.join(folder, 'data');
  const modeOf = (file: string) => (statSync(path.join(data, file)).mode & 0o777).toString(8);
  for (const name of ['.', 'backups']) {
    await expectHeld(108, `listing ${name}`, () => expect(modeOf(name)).toBe('700'));
  }
  const files = ['desk.db', 'desk.db-wal', 'desk.db-shm', 'desk.lock.db', 'desk.lock.json'];
  for (const file of files) {
    await expectHeld(108, `reading ${file}`, () => expect(modeOf(file)).toBe('600'));
  }
  const backups = readdirSync(path.join(data, 'backups'));
  expect(backups).toHaveLength(1);
  for (const file of backups) {
    await expectHeld(108, 'reading a backup', () => expect(modeOf(`backups/${file}`)).toBe('600'));
  }
});
