import 'server-only';
import { createEnsClient } from '@/lib/server/ens/client';
import { createDefaultCredential } from '@/lib/server/ens/credentials';

/** For client-loads.test.ts: a command that makes a client, as the doctor will. Prints the kind of its first failure. */
const client = createEnsClient({
  endpoint: String(process.argv[2]),
  credential: createDefaultCredential(),
  readTimeoutMs: 2_000,
});
const answer = await client.describeEnsRegions().then(
  (regions) => `read ${regions.length}`,
  (error: unknown) => String(error),
);
process.stdout.write(answer);
