import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { runQuietly } from './run.js';

/**
 * The browser of the journeys without the windows that nobody sees: they take a third of a journey's time.
 * @returns {string | null}
 */
export function findHeadlessShell() {
  const candidates = [process.env.CHROMIUM_PATH, '/usr/bin/chromium-headless-shell'];
  return candidates.find((file) => file && existsSync(file)) ?? null;
}

/**
 * The browser of the journeys: CHROMIUM_PATH, else Debian's.
 * @returns {string | null}
 */
export function findChromium() {
  const candidates = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  return candidates.find((file) => file && existsSync(file)) ?? null;
}

/**
 * The folder with initdb and postgres: POSTGRES_BIN, else the newest of Debian's.
 * @returns {string | null}
 */
export function findPostgres() {
  const own = process.env.POSTGRES_BIN;
  if (own && existsSync(path.join(own, 'initdb'))) return own;
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return null;
  const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  return (
    versions
      .map((version) => path.join(root, version, 'bin'))
      .find((bin) => existsSync(path.join(bin, 'initdb'))) ?? null
  );
}

/**
 * Installs what is missing from Debian's packages (as root), or says what to install.
 * @param {{ find: () => string | null, packageName: string, setting: string }} need
 * @returns {string} what `find` then finds
 */
export function ensureSystemPackage({ find, packageName, setting }) {
  const found = find();
  if (found) return found;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(
      `The tests need ${packageName}. Install it (Debian: sudo apt-get install ${packageName}) or set ${setting}.`,
    );
  }
  console.log(`Installing ${packageName} from Debian's packages…`);
  process.env.DEBIAN_FRONTEND = 'noninteractive';
  runQuietly('apt-get', ['update', '-q']);
  runQuietly('apt-get', ['install', '-y', '-q', '--no-install-recommends', packageName]);
  const installed = find();
  if (!installed)
    throw new Error(`${packageName} was installed, but nothing usable was found. Set ${setting}.`);
  return installed;
}
