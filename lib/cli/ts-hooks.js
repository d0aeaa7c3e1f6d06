import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledFile, bundleOptions } from './bundle.js';

/**
 * Loads a command's first file as one module. A loader that looks at each file of a library costs every start of a command
 * some 0.4 s of CPU more. A production server has no compiler (`npm ci --omit=dev`): there the module that the build left is
 * loaded.
 * @type {import('node:module').LoadHook}
 */
export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context);
  const file = fileURLToPath(url);
  const compiler = await findCompiler();
  const source = compiler ? await compileOnce(compiler, file) : await readBundle(file);
  return { format: 'module', shortCircuit: true, source };
}

/** @returns {Promise<typeof import('esbuild') | null>} */
async function findCompiler() {
  try {
    return await import('esbuild');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/**
 * In a run of the tests each command is compiled once: they start some two hundred, and the sources do not change
 * meanwhile. `DESK_COMPILED` names the folder of that run.
 * @param {typeof import('esbuild')} compiler
 * @param {string} file
 */
async function compileOnce(compiler, file) {
  const folder = process.env.DESK_COMPILED;
  if (!folder) return compile(compiler, file);
  const kept = path.join(folder, `${path.relative(process.cwd(), file).replaceAll(path.sep, '-')}.js`);
  const known = await readFile(kept, 'utf8').catch(() => null);
  if (known !== null) return known;
  const source = (await compile(compiler, file)) ?? '';
  // Two may do so at once: each writes its own, and the last to be whole stays. Another user may not write there.
  const own = `${kept}-${process.pid}`;
  await writeFile(own, source)
    .then(() => rename(own, kept))
    .catch(() => {});
  return source;
}

/**
 * @param {typeof import('esbuild')} compiler
 * @param {string} file
 */
async function compile({ build, stop }, file) {
  const { outputFiles } = await build({ ...bundleOptions(file), write: false });
  await stop();
  return outputFiles?.[0]?.text;
}

/** @param {string} file */
async function readBundle(file) {
  const bundle = bundledFile(path.parse(file).name);
  try {
    return await readFile(bundle, 'utf8');
  } catch (error) {
    throw new Error(
      `${bundle} is missing: make it with "npm run build", where the build tools are installed`,
      {
        cause: error,
      },
    );
  }
}
