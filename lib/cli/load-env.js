import nextEnv from '@next/env';

const silent = { info: () => {}, error: console.error };

/**
 * Reads `.env` files as Next does, so that every command sees the same settings. What the shell sets wins.
 * @param {boolean} development whether to read the development files
 */
export function loadEnvFiles(development) {
  nextEnv.loadEnvConfig(process.cwd(), development, silent);
}
