import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bundledFile, bundleOptions, COMMANDS } from './bundle.js';

const require = createRequire(import.meta.url);
const NEXT_BIN = require.resolve('next/dist/bin/next');
const EXIT_FAILED = 1;

/** PORT, or 3000; ends the process with its name and the reason when it is no port. */
export function readPort() {
  const text = process.env.PORT || '3000';
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port;
  console.error('PORT: must be a whole number from 1 to 65535');
  process.exit(EXIT_FAILED);
}

/** What a build is made of. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'next.config.js',
  'package-lock.json',
];

/**
 * Runs `next build` when there is no build yet. Ends the process when the build fails or is interrupted.
 * @param {{ alsoWhenStale?: boolean }} [options] `alsoWhenStale`: also when a source is newer than the build. Not for
 *   production, where a build may have been copied beside newer files.
 */
export async function ensureBuild({ alsoWhenStale = false } = {}) {
  const buildId = path.join(process.env.NEXT_DIST_DIR || '.next', 'BUILD_ID');
  const missing = !existsSync(buildId);
  if (!missing && !(alsoWhenStale && newestSourceMs() > statSync(buildId).mtimeMs)) return;
  console.log(
    missing ? 'There is no build yet: building…' : 'The sources are newer than the build: building…',
  );
  const code = await build();
  if (code !== 0) process.exit(code);
}

/**
 * Runs `next build`, and makes the commands of a production server into modules beside it.
 * @returns {Promise<number>} 0, or the code to end with
 */
export async function build() {
  if (!hasBuildTools()) {
    console.error(
      'The build tools are not installed here (npm ci --omit=dev). Build where they are, and copy the folder.',
    );
    return EXIT_FAILED;
  }
  const next = spawn(process.execPath, [NEXT_BIN, 'build'], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const pass = (/** @type {NodeJS.Signals} */ signal) => void next.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  const code = await new Promise((resolve) => {
    next.on('error', () => resolve(EXIT_FAILED));
    next.on('exit', (status) => resolve(status ?? EXIT_FAILED));
  });
  process.off('SIGINT', pass).off('SIGTERM', pass);
  if (code === 0) await bundleCommands();
  return Number(code);
}

/** Tailwind and the compilers are developers' parts. */
function hasBuildTools() {
  try {
    require.resolve('@tailwindcss/postcss');
    return true;
  } catch {
    return false;
  }
}

async function bundleCommands() {
  const esbuild = await import('esbuild');
  await Promise.all(
    COMMANDS.map((name) =>
      esbuild.build({ ...bundleOptions(path.join('lib', 'cli', `${name}.ts`)), outfile: bundledFile(name) }),
    ),
  );
  await esbuild.stop();
}

/**
 * Becomes Next: it runs in this very process, so that a signal reaches it and no child can be left behind.
 * @param {'start' | 'dev'} command
 * @param {number} port
 */
export async function becomeNext(command, port) {
  const host = listenHost(process.env);
  const hostArgs = host === null ? [] : ['--hostname', host];
  process.argv = [process.execPath, NEXT_BIN, command, '--port', String(port), ...hostArgs];
  await import('next/dist/bin/next');
}

/**
 * The address to listen on. Behind https a proxy on this machine is the only way in, so that nobody gets at plain http
 * beside it; several servers, or a container, say DESK_HOST. Null: all addresses.
 * @param {Record<string, string | undefined>} env
 * @returns {string | null}
 */
export function listenHost({ DESK_HOST: host, BASE_URL: baseUrl }) {
  if (host) return host;
  return /^https:/i.test((baseUrl ?? '').trim()) ? '127.0.0.1' : null;
}

/** @returns {number} when a source was last changed (epoch ms) */
function newestSourceMs() {
  const files = SOURCES.filter((source) => existsSync(source)).flatMap((source) =>
    statSync(source).isDirectory()
      ? readdirSync(source, { recursive: true }).map((file) => path.join(source, String(file)))
      : [source],
  );
  return files.reduce((newest, file) => Math.max(newest, statSync(file).mtimeMs), 0);
}
