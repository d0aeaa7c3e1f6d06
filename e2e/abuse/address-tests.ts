import { BYPASS_HEADERS, bypassPaths, protectedPaths } from '@/e2e/abuse/bypasses';
import { expectHeld } from '@/e2e/abuse/tries';
import { inParallel, send, type WireAnswer } from '@/e2e/abuse/wire';
import { MARKER, segmentsOf, type World } from '@/e2e/abuse/world';
import { expect, test } from '@/e2e/fixtures';
import { routes } from '@/lib/url/routes';

/** Item 13, on the world of the calling spec. */
export function addressTests(world: () => World): void {
  test('#13 no header and no other spelling of an address shows anything without a session', async () => {
    const { pages, apis } = protectedPaths(segmentsOf(world()));
    expect(pages.length).toBeGreaterThan(8);
    expect(apis.length).toBeGreaterThan(15);
    const cookies = ['', 'desk.session_token=made-up'];
    const tries = [...pages, ...apis].flatMap((at) => [
      ...cookies.flatMap((cookie) => [
        { at, path: at, headers: { cookie } },
        ...BYPASS_HEADERS.map((headers) => ({ at, path: at, headers: { cookie, ...headers } })),
      ]),
      ...bypassPaths(at).map((spelling) => ({
        at,
        path: spelling,
        headers: { cookie: cookies[1] ?? '', rsc: '1' },
      })),
    ]);
    await expectHeld(
      13,
      `${pages.length} pages and ${apis.length} routes`,
      async () => {
        const shown: string[] = [];
        await inParallel(tries, async ({ path: at, headers }) => {
          const kept = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
          const answer = await send(world().desk.url, { path: at, headers: kept });
          if (holdsData(world(), answer)) shown.push(`${at} ${JSON.stringify(kept)}`);
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

/** Whether an answer shows anything of the desk: the batch, a person, an event, or any list. */
function holdsData(world: World, { text }: WireAnswer): boolean {
  const [eventId = 'none'] = (world.freeKeys[0] ?? '').split('/');
  return [MARKER, '@desk.local', world.batch.planHash, eventId, '"rows":', '"nextCursor"'].some((mark) =>
    text.includes(mark),
  );
}
