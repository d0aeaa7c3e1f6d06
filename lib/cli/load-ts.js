import { register } from 'node:module';

// `node --import ./lib/cli/load-ts.js FILE.ts`: starts a command that is written in TypeScript.
register('./ts-hooks.js', import.meta.url);
