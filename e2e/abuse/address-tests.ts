import { BYPASS_HEADERS, bypassPaths, protectedPaths } from '@/e2e/abuse/bypasses';
import { expectHeld } from '@/e2e/abuse/tries';
import { inParallel, send, type WireAnswer } from '@/e2e/abuse/wire';
import { MARKER, segmentsOf, type World } from '@/e2e/abuse/world';
import { expect, test } from '@/e2e/fixtures';
import { routes } from '@/lib/url/routes';

/** Spellings that mean something for pages only. */
const OF_PAGES = /rsc|segment|__|_next/;

/** Item 13, on the world of the calling spec. */
export function addressTests(world: () => World): void {
  test('#13 no header and no other spelling of an address shows anything without a session', async () => {
    const { pages, apis } = protectedPaths(segmentsOf(world()));
    expect(pages.length).toBeGreaterThan(8);
    expect(apis.length).toBeGreaterThan(15);
    // A route is reached by any cookie; a page only past the proxy, which looks for one that is named like a session's.
    const madeUp = { cookie: 'desk.session_token=made-up' };
    const tries = [...pages, ...apis].flatMap((at) => [
      { path: at, headers: madeUp },
      ...BYPASS_HEADERS.map((headers) => ({ path: at, headers: { ...madeUp, ...headers } })),
      ...bypassPaths(at)
        .filter((path) => !(apis.includes(at) && OF_PAGES.test(path)))
        .map((path) => ({ path, headers: { ...madeUp, rsc: '1' } })),
      ...(apis.includes(at)
        ? []
        : [{}, ...BYPASS_HEADERS].map((headers) => ({ path: at, headers: { ...headers } }))),
    ]);
    await expectHeld(
      13,
      `${pages.length} pages and ${apis.length} routes`,
      async () => {
        const shown: string[] = [];
        await inParallel(tries, async ({ path: at, headers }) => {
          const answer = await send(world().desk.url, { path: at, headers });
          if (holdsData(world(), answer)) shown.push(`${at} ${JSON.stringify(headers)}`);
        });
        expect(shown).toEqual([]);
      },
      tries.length,
    );
    // The search is not blind: with a session it finds data on these pages.
    for (const at of [
      routes.batch(world().batch.id),
      routes.batches(),
      routes.apiEvents(),
      routes.apiAudit(),
    ]) {
      expect(
        holdsData(
          world(),
          await send(world().desk.url, { path: at, headers: { cookie: world().operator.cookie } }),
        ),
        at,
      ).toBe(true);
    }
  });
}

/** Whether an answer shows anything of the desk: the batch, a person, an event; of a route, any list at all. */
function holdsData(world: World, { headers, text }: WireAnswer): boolean {
  const [eventId = 'none'] = (world.freeKeys[0] ?? '').split('/');
  const marks = [MARKER, '@desk.local', world.batch.planHash, eventId];
  // Not of a page: texts of the screens have such names.
  if (headers['content-type']?.startsWith('application/json')) marks.push('"rows":', '"nextCursor"');
  return marks.some((mark) => text.includes(mark));
}
