import { register } from 'node:module';

// `node --import ./lib/cli/load-ts.js FILE.ts`: starts a command that is written in TypeScript.
register('./ts-hooks.js', import.meta.url);
// What commands write holds password hashes: for their own user alone.
process.umask(0o077);
// An error names the file and line as they are written, not those of the module that is made of them.
process.setSourceMapsEnabled(true);
