import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

const versions = z.record(z.string(), z.string()).default({});
const manifest = z
  .object({ dependencies: versions, devDependencies: versions })
  .parse(JSON.parse(read('package.json')));
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.looseObject({
        integrity: z.string().optional(),
        dev: z.boolean().optional(),
        /** Comes inside the archive of another package, under that one's hash. */
        inBundle: z.boolean().optional(),
        hasInstallScript: z.boolean().optional(),
        peerDependencies: versions,
        peerDependenciesMeta: z
          .record(z.string(), z.object({ optional: z.boolean().optional() }))
          .default({}),
      }),
    ),
  })
  .parse(JSON.parse(read('package-lock.json')));
const installed = Object.entries(lock.packages).filter(([place]) => place !== '');
const inProduction = new Map(installed.filter(([, { dev }]) => !dev));

/** Packages that bring a script for their installation, and why none of them needs it. A new one is looked at first. */
const SCRIPTS: Record<string, string> = {
  '@alicloud/openapi-core': 'chooses another version of a library on Node 10 and 12',
  '@parcel/watcher': 'compiles what its own optional packages bring ready',
  '@swc/core': 'looks for what its own optional packages bring ready',
  esbuild: 'replaces a file of JavaScript by the program itself, to start faster',
  fsevents: 'only for macOS',
};

test('every package is named with one exact version', () => {
  const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
});

test('every installed package is known by its hash', () => {
  expect(installed.length).toBeGreaterThan(300);
  expect(
    installed.filter(([, { inBundle, integrity }]) => !inBundle && !integrity?.startsWith('sha512-')),
  ).toEqual([]);
});

test('no script of a package runs at its installation, and each that wants to is known', () => {
  expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
  const wanting = installed.filter(([, one]) => one.hasInstallScript).map(([place]) => nameOf(place));
  expect(wanting.filter((name) => !Object.hasOwn(SCRIPTS, name))).toEqual([]);
});

test('what is installed with --omit=dev holds no tool of ours, and nothing is missing', () => {
  const tools = Object.keys(manifest.devDependencies).filter(
    // Types are a dependency of the vendor's packages.
    (name) => !name.startsWith('@types/') && inProduction.has(`node_modules/${name}`),
  );
  expect(tools).toEqual([]);
  const missing = [...inProduction].flatMap(([place, { peerDependencies, peerDependenciesMeta }]) =>
    Object.keys(peerDependencies)
      .filter((peer) => peerDependenciesMeta[peer]?.optional !== true)
      .filter(
        (peer) =>
          !inProduction.has(`node_modules/${peer}`) && !inProduction.has(`${place}/node_modules/${peer}`),
      )
      .map((peer) => `${place} needs ${peer}`),
  );
  expect(missing).toEqual([]);
});

test('npm run sbom lists every package, and says which are ours alone', () => {
  const text = execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: ROOT, encoding: 'utf8' });
  const property = z.object({ name: z.string(), value: z.string() });
  const component = z.object({
    name: z.string(),
    version: z.string(),
    properties: z.array(property).default([]),
  });
  const { components } = z.object({ components: z.array(component) }).parse(JSON.parse(text));
  const isTool = new Map<string, boolean>();
  // A package may be there twice: ours, and an older one that a tool brings along.
  for (const { name, properties } of components) {
    const isDev = properties.some(
      (one) => one.name === 'cdx:npm:package:development' && one.value === 'true',
    );
    isTool.set(name, isDev && isTool.get(name) !== false);
  }
  for (const name of Object.keys(manifest.dependencies))
    expect([name, isTool.get(name)]).toEqual([name, false]);
  for (const name of Object.keys(manifest.devDependencies))
    expect([name, isTool.has(name)]).toEqual([name, true]);
  expect([isTool.get('vitest'), isTool.get('typescript')]).toEqual([true, true]);
});

function nameOf(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
