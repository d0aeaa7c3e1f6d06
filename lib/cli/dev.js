import { loadEnvFiles } from './load-env.js';
import { becomeNext, readPort } from './next-process.js';

// `npm run dev`: the development server.
Object.assign(process.env, { NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' });
loadEnvFiles(true);
await becomeNext('dev', readPort());
