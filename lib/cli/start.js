import { loadEnvFiles } from './load-env.js';
import { becomeNext, ensureBuild, readPort } from './next-process.js';
import { openWaitingRoom } from './waiting-room.js';

// `npm start`: the production server against the real ENS. Builds first if there is no build.
Object.assign(process.env, {
  NODE_ENV: 'production',
  // Our own handler (lib/server/jobs/start.ts) lets a call in flight finish; Next's would exit before.
  NEXT_MANUAL_SIG_HANDLE: '1',
  NEXT_TELEMETRY_DISABLED: '1',
});
loadEnvFiles(false);
// What this server writes holds sessions and password hashes: for its own user alone.
process.umask(0o077);
const port = readPort();
await ensureBuild();
openWaitingRoom();
await becomeNext('start', port);
