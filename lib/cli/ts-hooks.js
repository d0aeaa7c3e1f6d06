import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';

const require = createRequire(import.meta.url);

/**
 * Loads a command's first file as one module, together with all of the project's own that it imports and with Kysely,
 * which is 400 files; the other libraries stay with Node. A loader that looks at each file of a library, too, costs
 * every start of a command some 0.4 s of CPU more.
 * @type {import('node:module').LoadHook}
 */
export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context);
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(url)],
    bundle: true,
    packages: 'external',
    alias: { kysely: require.resolve('kysely') },
    platform: 'node',
    format: 'esm',
    target: `node${process.versions.node}`,
    sourcemap: 'inline',
    write: false,
  });
  await stop();
  return { format: 'module', shortCircuit: true, source: outputFiles[0]?.text };
}
