import { PASSWORD, startDesk } from '@/e2e/helpers/desk';
import { report, sample } from '@/lib/testing/bench/measure';
import { routes } from '@/lib/url/routes';

const RUNS = 40;
const SYNC_LIMIT_MS = 300_000;

/** The events API over the mirror of a `huge` account (100,000 events), against a request that reads no event. */
export async function benchApi(): Promise<void> {
  const desk = await startDesk({ scenario: 'huge' });
  try {
    const signIn = await fetch(desk.url + routes.authSignIn(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: desk.url },
      body: JSON.stringify({ email: 'operator@desk.local', password: PASSWORD }),
    });
    const cookie = signIn.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const get = async (path: string) => {
      const answer = await fetch(desk.url + path, { headers: { cookie } });
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
      return answer.json();
    };
    const startedMs = performance.now();
    let total = 0;
    while (total < 100_000) {
      if (performance.now() - startedMs > SYNC_LIMIT_MS)
        throw new Error(`only ${total} events after ${SYNC_LIMIT_MS} ms`);
      await new Promise((resolve) => setTimeout(resolve, 500));
      total = (await get(routes.apiEvents({ limit: 1 }))).total;
    }
    console.log(
      `\nFirst mirror of ${total} events: ${((performance.now() - startedMs) / 1000).toFixed(1)} s`,
    );
    const baseline = await sample('GET sync status (reads no event)', RUNS, () => get(routes.apiSync()));
    const open = { redeployable: 1 };
    const first = await get(routes.apiEvents(open));
    const samples = [
      await sample('default view, first page', RUNS, () => get(routes.apiEvents(open))),
      await sample('default view, second page by keyset', RUNS, () =>
        get(routes.apiEvents({ ...open, cursor: first.nextCursor })),
      ),
      await sample('all events by instance name', RUNS, () => get(routes.apiEvents({ sort: 'instance' }))),
      await sample('substring search', RUNS, () => get(routes.apiEvents({ q: 'edge-live' }))),
      await sample('one level, one region', RUNS, () =>
        get(routes.apiEvents({ level: 'CRITICAL', region: first.rows[0].regionId })),
      ),
    ];
    report('Events API, 100,000 events', baseline, samples);
  } finally {
    await desk.stop();
  }
}
