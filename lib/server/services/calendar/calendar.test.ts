import ICAL from 'ical.js';
import { describe, expect, test, vi } from 'vitest';
import {
  FEED_LIFE_MS,
  MAX_ENTRIES,
  MAX_FEEDS,
  MAX_FETCHES_AN_HOUR,
  readFeedName,
} from '@/lib/domain/calendar';
import { MAX_WAITING_READS } from '@/lib/domain/limits';
import { deleteEndedEntries } from '@/lib/server/db/queries/calendar';
import { upkeepOnce } from '@/lib/server/jobs/upkeep/upkeep';
import { log } from '@/lib/server/log';
import { approve } from '@/lib/server/services/batches/approve';
import { reject } from '@/lib/server/services/batches/decide-request';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import {
  createFeed as createFeedVerb,
  listFeeds,
  revokeFeed as revokeFeedVerb,
  rotateFeed,
} from '@/lib/server/services/calendar/feeds';
import { serveFeed } from '@/lib/server/services/calendar/serve-feed';
import { readFairly } from '@/lib/server/services/read-fairly';
import { systemContext } from '@/lib/server/services/request-context';
import { setRegions } from '@/lib/server/services/users/regions';
import { approvalDeskForEachTest, PLAN_TIME_MS } from '@/lib/testing/approval-desk';
import { asSent } from '@/lib/testing/as-sent';
import { testEvent } from '@/lib/testing/event-mirror';
import { fillRows, plannedFacts } from '@/lib/testing/outcome-rows';
import { testStoreKinds } from '@/lib/testing/stores';

// What pages send is typed; here anything comes.
const createFeed = asSent(createFeedVerb);
const revokeFeed = asSent(revokeFeedVerb);

const BASE = 'https://desk.example.com';
const EVERYTHING = { filter: {}, locale: 'en' };
const MIN = 60_000;
const HOUR = 60 * MIN;
/** Rows 0, 3, 6… of the mirror are in it, the others in two more. */
const HERE = 'cn-place0-unicom';
const regionIn = ({ summary }: { summary: string }) => /cn-place\d-unicom/.exec(summary)?.[0];

describe.each(testStoreKinds())('calendar feeds on %s', (kind) => {
  let olga: PersonContext;
  let amir: PersonContext;
  let ada: PersonContext;
  const { now, passTime, plan, request, audits, addPerson } = approvalDeskForEachTest(kind, (desk) => {
    ({ olga, amir, ada } = desk);
  });

  const make = async (ctx: PersonContext, input: object = {}) =>
    (await createFeed(ctx, { ...EVERYTHING, ...input }, BASE)).address;
  const nameOf = (address: string) => address.split('/').at(-1) ?? '';
  const fetchFeed = (address: string, { due = false, tag = null as string | null, settings = {} } = {}) =>
    serveFeed(
      { store: olga.store, now, settings: { baseUrl: BASE, ...settings } },
      { name: nameOf(address), withDue: due, ifNoneMatch: tag },
    );
  /** What an independent reader understands. */
  async function read(address: string, options: Parameters<typeof fetchFeed>[1] = {}) {
    const answer = await fetchFeed(address, options);
    expect(answer.status).toBe(200);
    const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT15M');
    return calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      const text = (name: string) => String(component.getFirstPropertyValue(name) ?? '');
      expect(event.startDate.zone.tzid).toBe('UTC');
      return {
        uid: event.uid,
        sequence: event.sequence,
        status: text('status'),
        startMs: event.startDate.toJSDate().getTime(),
        minutes: (event.endDate.toJSDate().getTime() - event.startDate.toJSDate().getTime()) / MIN,
        summary: event.summary,
        description: event.description ?? '',
        url: text('url'),
        transp: text('transp'),
        visibility: text('class'),
      };
    });
  }

  test('a request is tentative, approved it is confirmed with one UID, and a rejected one is cancelled', async () => {
    const address = await make(amir);
    expect(address).toMatch(/^https:\/\/desk\.example\.com\/api\/ical\/dskc_[a-z2-7]{12}_[\w-]{43}\.ics$/);
    const [one, other] = [await request(olga, 3), await request(olga, 1, 50)];
    const first = await read(address);
    const regionRows = first.reduce((sum, { summary }) => sum + Number(summary.split(' ')[0]), 0);
    expect([first.length, regionRows]).toEqual([4, 4]);
    expect(first[0]).toMatchObject({
      status: 'TENTATIVE',
      sequence: 0,
      startMs: PLAN_TIME_MS,
      minutes: 15,
      visibility: 'PRIVATE',
      description: '',
    });
    expect(first.map(({ uid }) => uid).every((uid) => /^desk-[\w-]+@desk\.example\.com$/.test(uid))).toBe(
      true,
    );
    expect(first.map(({ summary }) => summary).sort()[0]).toMatch(/^1 redeploy · cn-place\d-unicom · #\d+$/);
    expect(first.map(({ url }) => url)).toContain(`${BASE}/batches/${one.batchId}`);
    passTime(1_000);
    await approve(amir, one);
    await reject(amir, { ...other, comment: 'not tonight' });
    const later = await read(address);
    expect(later.map(({ uid }) => uid).sort()).toEqual(first.map(({ uid }) => uid).sort());
    const statuses = later.map(({ status, sequence }) => `${status} ${sequence}`).sort();
    expect(statuses).toEqual(['CANCELLED 1', 'CONFIRMED 1', 'CONFIRMED 1', 'CONFIRMED 1']);
    passTime(29 * 24 * HOUR);
    expect((await read(address)).map(({ status }) => status)).toContain('CANCELLED');
    passTime(2 * 24 * HOUR);
    expect(await read(address)).toEqual([]);
  });

  test('the filter holds; names only where they are wanted; the cloud’s own times only when asked for', async () => {
    const { batchId } = await request(olga, 3);
    await request(olga, 3, 10);
    const region = { region: ['cn-place1-unicom'] };
    const narrow = await make(olga, { filter: { ...region, batch: batchId }, showsNames: true });
    const [only, ...rest] = await read(narrow);
    expect(rest).toEqual([]);
    expect(only?.description).toMatch(/^edge-\d+$/);
    const late = await make(olga, { filter: { phase: ['late'] } });
    expect(await read(late)).toEqual([]);
    const due = (await read(narrow, { due: true })).filter(({ summary }) => summary.startsWith('Cloud'));
    expect(due.length).toBe(40);
    expect(due[0]).toMatchObject({ transp: 'TRANSPARENT', status: 'CONFIRMED', url: `${BASE}/events` });
    expect(await read(narrow)).toHaveLength(1);
    expect((await read(narrow, { due: true })).map(({ uid }) => uid)).toEqual(
      expect.arrayContaining(due.map(({ uid }) => uid)),
    );
    const zh = await make(olga, { locale: 'zh-CN' });
    expect((await read(zh))[0]?.summary).toContain('个重新部署');
  });

  test('the same plans give the same text: 304 for its tag; 30 fetches an hour, then 429 until the hour is over', async () => {
    const address = await make(olga);
    await request(olga, 1);
    const first = await fetchFeed(address);
    const tag = first.headers.get('etag') ?? '';
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'cache-control': 'private, no-cache',
      'content-type': 'text/calendar; charset=utf-8',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    });
    passTime(10 * MIN);
    const second = await fetchFeed(address, { tag });
    expect([second.status, await second.text(), second.headers.get('etag')]).toEqual([304, '', tag]);
    for (let fetch = 2; fetch < MAX_FETCHES_AN_HOUR; fetch++) await fetchFeed(address, { tag });
    const stored = () => olga.store.db.selectFrom('calendarFeeds').selectAll().execute();
    const before = await stored();
    for (let again = 0; again < 2; again++) {
      const refused = await fetchFeed(address, { tag });
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3000']);
    }
    // Whoever goes on costs no write.
    expect(await stored()).toEqual(before);
    passTime(50 * MIN);
    expect((await fetchFeed(address, { tag })).status).toBe(304);
    expect((await listFeeds(olga)).rows[0]?.lastFetchMs).toBe(now());
  });

  test('every address that is not good gets the same answer', async () => {
    const address = await make(olga);
    const feedId = nameOf(address).split('_')[1] ?? '';
    const whole = async (answer: Response) => [
      answer.status,
      await answer.text(),
      Object.fromEntries(answer.headers),
    ];
    const wrong = await whole(await fetchFeed('https://x/dskc_x.ics'));
    expect(wrong[0]).toBe(404);
    const refused = async (at: string, settings: object = {}) =>
      expect(await whole(await fetchFeed(at, { settings }))).toEqual(wrong);
    await refused(address.replace(/.\.ics$/, (end) => `${end.startsWith('A') ? 'B' : 'A'}.ics`));
    await refused(`${address}x`);
    const rotated = (await rotateFeed(olga, { feedId }, BASE)).address;
    await refused(address);
    expect((await fetchFeed(rotated)).status).toBe(200);
    const setUser = (change: { disabled?: 0 | 1; role?: string }) =>
      olga.store.db.updateTable('user').set(change).where('id', '=', 'olga').execute();
    await setUser({ disabled: 1 });
    await refused(rotated);
    await setUser({ disabled: 0, role: 'nobody' });
    await refused(rotated);
    await setUser({ role: 'operator' });
    const eve = await addPerson('eve', { role: 'viewer', hasPassword: true });
    const hers = await make(eve);
    expect((await fetchFeed(hers)).status).toBe(200);
    await refused(hers, { secondFactor: 'required' });
    await refused(hers, { passwordSignIn: false });
    await revokeFeed(olga, { feedId });
    await refused(rotated);
    passTime(FEED_LIFE_MS);
    await refused(hers);
  });

  test('only one’s own feeds, some of them, never their secrets, and each act in the trail', async () => {
    const address = await make(olga, { filter: { q: 'edge' } });
    const { id: feedId = '', secret = '' } = readFeedName(nameOf(address)) ?? {};
    const notHers = { code: 'not_found', reason: 'feed' };
    await expect(rotateFeed(ada, { feedId }, BASE)).rejects.toMatchObject(notHers);
    await expect(revokeFeed(ada, { feedId })).rejects.toMatchObject(notHers);
    expect((await listFeeds(ada)).rows).toEqual([]);
    const stored = JSON.stringify(await olga.store.db.selectFrom('calendarFeeds').selectAll().execute());
    const trail = JSON.stringify(await audits('feed.create'));
    for (const text of [stored, trail, JSON.stringify(await listFeeds(olga))]) {
      expect(text).toContain(feedId);
      expect(text).not.toContain(secret.slice(0, 20));
    }
    for (let count = 1; count < MAX_FEEDS; count++) await make(olga);
    await expect(make(olga)).rejects.toMatchObject({ reason: 'too_many_feeds' });
    await revokeFeed(olga, { feedId });
    await make(olga);
    expect(await audits('feed.revoke')).toHaveLength(1);
    for (const input of [{ filter: { phase: ['soon'] } }, { locale: 'de' }, { showsNames: 'yes' }]) {
      await expect(make(olga, input)).rejects.toMatchObject({ code: 'invalid_input' });
    }
  });

  test('plans of a draft are nobody’s calendar, and fetches at the same time hand out one UID', async () => {
    const address = await make(amir);
    await plan(olga, 2, 80);
    await request(olga, 2);
    const both = await Promise.all([read(address), read(address), read(address)]);
    const uids = new Set(both.flatMap((events) => events.map(({ uid }) => uid)));
    expect(uids.size).toBe(2);
  });

  test('the owner’s regions alone, without names or numbers of others; fewer regions take entries along in silence', async () => {
    const lim = await addPerson('lim', { role: 'approver' });
    const limitTo = (id: string, regions: string[] | null) =>
      setRegions({ ...systemContext(olga.store), now }, { email: `${id}@desk.local`, regions });
    await limitTo('lim', [HERE]);
    const mixed = await request(olga, 3);
    const foreign = await request(olga, 1, 4);
    const address = await make(lim, { showsNames: true });
    const answer = await (await fetchFeed(address, { due: true })).text();
    const machine = (index: number) => testEvent(index + 600).instanceName;
    for (const secret of [foreign.batchId, machine(1), machine(4), 'cn-place1', 'cn-place2']) {
      expect(answer).not.toContain(secret);
    }
    const planned = (await read(address)).filter(({ url }) => url.includes('/batches/'));
    expect(planned).toMatchObject([
      { summary: expect.stringMatching(`^1 redeploy · ${HERE} · #`), description: machine(0) },
    ]);
    // Amir saw everything until now; what he was given elsewhere is not even called cancelled.
    const his = await make(amir);
    const before = await read(his, { due: true });
    expect(new Set(before.map(regionIn)).size).toBe(3);
    await limitTo('amir', [HERE]);
    expect(await read(his, { due: true })).toEqual(before.filter((event) => regionIn(event) === HERE));
    const kept = await olga.store.db.selectFrom('calendarEntries').select('groupKey').execute();
    expect(new Set(kept.map(({ groupKey }) => groupKey))).toEqual(
      new Set([`${mixed.batchId} ${HERE}`, `due ${HERE}`]),
    );
    await limitTo('amir', null);
    expect(await read(his)).toHaveLength(4);
  });

  test('a feed with more than it holds has the nearest to now, and cancels none of the others', async () => {
    const farMs = now() + 500 * HOUR;
    const minutes = Array.from({ length: MAX_ENTRIES }, (_, index) => now() + (index + 1) * MIN);
    const rows = [farMs, ...minutes].map((planTimeMs) => ({ facts: { ...plannedFacts(now()), planTimeMs } }));
    await fillRows(olga.store, rows);
    const { db } = olga.store;
    await db.updateTable('batchRows').set({ batchId: 'batch-2' }).where('id', '=', 'row-0').execute();
    const setNear = (state: 'draft' | 'sent') =>
      db.updateTable('batches').set({ state }).where('id', '=', 'batch-1').execute();
    await setNear('draft');
    const address = await make(olga, { showsNames: true });
    const alone = await read(address);
    expect(alone).toMatchObject([{ startMs: farMs, status: 'CONFIRMED', sequence: 0 }]);
    await setNear('sent');
    const crowded = await read(address);
    expect(crowded.map(({ startMs }) => startMs)).toEqual(minutes);
    expect(new Set(crowded.map(({ status, description }) => [status, description === ''].join()))).toEqual(
      new Set(['CONFIRMED,false']),
    );
    await setNear('draft');
    expect((await read(address)).filter(({ status }) => status !== 'CANCELLED')).toEqual(alone);
  });

  test('too many waiting reads of one person answer 503; a feed that ends before its hand-out answers 404', async () => {
    const address = await make(olga);
    await request(olga, 1);
    /** So many reads of hers under way or waiting, until they are let go. */
    const hold = (count: number) => {
      let open = () => {};
      const gate = new Promise<void>((resolve) => {
        open = resolve;
      });
      const reads = Array.from({ length: count }, () => readFairly(olga, true, () => gate));
      return async () => {
        open();
        await Promise.all(reads);
      };
    };
    const letGo = hold(MAX_WAITING_READS);
    const busy = await fetchFeed(address);
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '60']);
    await letGo();
    expect((await fetchFeed(address)).status).toBe(200);
    const letGoAgain = hold(1);
    const late = fetchFeed(address);
    const [feed] = (await listFeeds(olga)).rows;
    await vi.waitFor(async () =>
      expect(await olga.store.db.selectFrom('calendarFeeds').select('hourFetches').execute()).toEqual([
        { hourFetches: 3 },
      ]),
    );
    await revokeFeed(olga, { feedId: feed?.id });
    await letGoAgain();
    expect((await late).status).toBe(404);
    expect(await olga.store.db.selectFrom('calendarEntries').select('id').execute()).toEqual([]);
  });

  test('upkeep removes the entries of links that have ended, some at a time, and no others', async () => {
    await request(olga, 2);
    const feeds = [await make(olga), await make(amir), await make(ada)];
    for (const address of feeds) await read(address);
    const [expired = '', revoked = '', standing = ''] = feeds.map((address) => nameOf(address).split('_')[1]);
    const set = (id: string, change: { expiresAtMs?: number; revokedAtMs?: number }) =>
      olga.store.db.updateTable('calendarFeeds').set(change).where('id', '=', id).execute();
    await set(expired, { expiresAtMs: now() });
    await set(revoked, { revokedAtMs: now() });
    expect(await deleteEndedEntries(olga.store.db, now(), 3)).toBe(3);
    await upkeepOnce({ store: olga.store, log, now });
    const left = await olga.store.db.selectFrom('calendarEntries').select('feedId').execute();
    expect(left).toEqual([{ feedId: standing }, { feedId: standing }]);
  });
});
