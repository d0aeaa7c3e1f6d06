import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** The commands that a production server has; the others are for developers. */
export const COMMANDS = ['user', 'audit', 'backup', 'restore', 'secrets'];

/**
 * How a command is made one module: all of the project's own that it imports, and Kysely, which is 400 files; the other
 * libraries stay with Node.
 * @param {string} entry path of its first file
 * @returns {import('esbuild').BuildOptions}
 */
export function bundleOptions(entry) {
  return {
    entryPoints: [entry],
    bundle: true,
    packages: 'external',
    alias: { kysely: require.resolve('kysely') },
    platform: 'node',
    format: 'esm',
    target: `node${process.versions.node}`,
    sourcemap: 'inline',
  };
}

/**
 * Where the build leaves a command for servers that have no compiler.
 * @param {string} name
 */
export function bundledFile(name) {
  return path.resolve(process.env.NEXT_DIST_DIR || '.next', 'commands', `${name}.js`);
}
