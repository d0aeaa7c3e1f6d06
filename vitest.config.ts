import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

const resolve = {
  alias: {
    '@': root,
    // `server-only` throws outside a React server bundle; the tests are a server.
    'server-only': path.join(root, 'node_modules/server-only/empty.js'),
  },
};
const settings = {
  environment: 'node',
  // The secret seals second factors; no test signs with it.
  env: { LOG_LEVEL: 'silent', AUTH_SECRET: 'kR7vQ2mZx9Lw4TbN8sJc6Hd3Fg5Yp1Ua' },
  // Ends what hangs; on a slow and busy host the longest tests take half of it.
  testTimeout: 60_000,
  hookTimeout: 60_000,
} as const;

/**
 * Rooms whose tests leave nothing behind in modules, globals or the environment: their files share processes, which
 * read the libraries once and not once for each file (Kysely alone takes a second).
 */
const SHARED = [
  'lib/{domain,time,url,i18n,util,api-client,schemas}/**/*.test.ts',
  'lib/simulator/{handlers,scenarios}/*.test.ts',
  'lib/simulator/{control,faults-arming,faults,lifecycle,signature,troubles}.test.ts',
  'lib/{testing/protocol-model,server/{auth,db,jobs,services}}/**/*.test.ts',
  'lib/server/ens/{classify,client-connection,client-faults,client,encode,errors,map*,replies*,reply-head,scrub}.test.ts',
  'components/{batch,events,outcomes,settings,table,ui}/**/*.test.ts',
];

export default defineConfig({
  resolve,
  test: {
    globalSetup: ['lib/testing/templates.ts'],
    // Most tests wait for sockets, stores and child processes, not for a core.
    maxWorkers: 5,
    projects: [
      { resolve, test: { ...settings, name: 'shared', include: SHARED, isolate: false } },
      {
        resolve,
        test: {
          ...settings,
          name: 'alone',
          // A list of `exclude` here would put the `--exclude` of `npm run unit:quick` out of force.
          include: [
            'app/**/*.test.ts',
            'lib/**/*.test.ts',
            'components/**/*.test.ts',
            'e2e/**/*.test.ts',
            ...SHARED.map((room) => `!${room}`),
          ],
        },
      },
    ],
  },
});
