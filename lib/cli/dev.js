import { loadEnvFiles } from './load-env.js';
import { becomeNext, readPort } from './next-process.js';
import { MAX_HEAD_BYTES } from './waiting-room.js';

// `npm run dev`: the development server.
Object.assign(process.env, {
  NODE_ENV: 'development',
  NEXT_TELEMETRY_DISABLED: '1',
  // Next serves in a process of its own, which takes its flags from here.
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --max-http-header-size=${MAX_HEAD_BYTES}`,
});
loadEnvFiles(true);
await becomeNext('dev', readPort());
