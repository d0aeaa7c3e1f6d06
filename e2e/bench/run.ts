/** `npm run bench -- [page] [api] [door] [reads] [send] [outcomes] [sight] [schedule]`: prints figures; judges nothing. Needs a build (`npm run build`). */
import { benchApi } from '@/e2e/bench/api';
import { benchDoor } from '@/e2e/bench/door';
import { benchOutcomes } from '@/e2e/bench/outcomes';
import { benchPage } from '@/e2e/bench/page';
import { benchReads } from '@/e2e/bench/reads';
import { benchSchedule } from '@/e2e/bench/schedule';
import { benchSend } from '@/e2e/bench/send';
import { benchSight } from '@/e2e/bench/sight';

const wanted = process.argv.slice(2);
const all: Record<string, () => Promise<void>> = {
  page: benchPage,
  api: benchApi,
  door: benchDoor,
  reads: benchReads,
  send: benchSend,
  outcomes: benchOutcomes,
  sight: benchSight,
  schedule: benchSchedule,
};
const unknown = wanted.filter((name) => !(name in all));
if (unknown.length > 0) {
  console.error(`Unknown benchmark: ${unknown.join(', ')}. Known: ${Object.keys(all).join(', ')}.`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(all)) {
  if (wanted.length === 0 || wanted.includes(name)) await bench();
}
