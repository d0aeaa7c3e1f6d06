import { loadEnvFiles } from './load-env.js';
import { build } from './next-process.js';

// `npm run build`: the production build, and the commands as modules that need no compiler.
Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
loadEnvFiles(false);
process.exit(await build());
