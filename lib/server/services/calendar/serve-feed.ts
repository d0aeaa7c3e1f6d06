import 'server-only';
import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import ical, {
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { createTranslator } from 'use-intl/core';
import {
  type EntryStatus,
  type KeptEntry,
  MAX_FETCHES_AN_HOUR,
  readFeedName,
  reconcileEntries,
} from '@/lib/domain/calendar';
import { DeskError } from '@/lib/domain/errors';
import { can, isRole } from '@/lib/domain/permissions';
import { limitOf, maySeeRegion, type RegionLimit } from '@/lib/domain/region-limit';
import { isLocale, type Locale } from '@/lib/i18n/locale';
import { MESSAGES } from '@/lib/i18n/messages';
import { standingOf } from '@/lib/server/auth/auth';
import type { Config } from '@/lib/server/config';
import {
  countFetch,
  type FeedRecord,
  findFeed,
  noteFetch,
  readEntries,
  saveEntries,
} from '@/lib/server/db/queries/calendar';
import { readDeskId } from '@/lib/server/db/queries/notices';
import type { Store } from '@/lib/server/db/store';
import { filterOf, secretHash } from '@/lib/server/services/calendar/feeds';
import {
  contentKey,
  type EntryContent,
  isDueGroup,
  type Planned,
  readPlanned,
  regionOfGroup,
} from '@/lib/server/services/calendar/planned';
import { type Actor, regionsOf, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { readFairly } from '@/lib/server/services/read-fairly';
import { newCorrelationId } from '@/lib/server/services/request-context';
import { routes } from '@/lib/url/routes';

type FeedSettings = Pick<Config, 'baseUrl'> & Partial<Pick<Config, 'passwordSignIn' | 'secondFactor'>>;
export type FeedDeps = { store: Store; now: () => number; settings: FeedSettings };
export type FeedRequest = { name: string; withDue: boolean; ifNoneMatch: string | null };

const HOUR_MS = 3_600_000;
/** Never the hash of a secret: what is compared with when there is no such feed. */
const NO_HASH = '0'.repeat(64);
const REFRESH_S = 15 * 60;
const BUSY_RETRY_S = 60;

/** Nobody between may keep it, no link in it tells from where it was read, and no search engine lists it. */
const HEADERS = {
  'Cache-Control': 'private, no-cache',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex, nofollow',
};

/**
 * Answers a calendar, which has no session: the address is the right, together with that of its owner as it is now. Every
 * wrong address gets the same 404, also one that was right. A fetch writes what it hands out, since SEQUENCE must tell
 * the next one what has changed; it is counted, and beyond the limit answered with 429.
 */
export async function serveFeed(deps: FeedDeps, request: FeedRequest): Promise<Response> {
  const found = await authorised(deps, request.name);
  if (!found) return answer(404, 'Not found.\n');
  const { feed, ctx } = found;
  const locale: Locale = isLocale(feed.locale) ? feed.locale : 'en';
  const nowMs = deps.now();
  // Whoever goes on beyond the limit costs a read each, and no write.
  if (isSpent(feed, nowMs)) return tooMany(feed, nowMs);
  const counted = await withTransaction(deps, (tx) => countFetch(tx, feed.id, nowMs));
  if (!counted) return answer(404, 'Not found.\n');
  if (counted.hourFetches > MAX_FETCHES_AN_HOUR) return tooMany(counted, nowMs);
  const { withDue } = request;
  const task = { filter: filterOf(feed), showsNames: feed.showsNames === 1, locale, withDue };
  // The feeds of one person wait for each other, and for nobody else.
  const planned = await readFairly(ctx, true, (fair) => readPlanned(fair, task)).catch(busyAsNull);
  if (!planned) return answer(503, 'Busy.\n', { 'Retry-After': String(BUSY_RETRY_S) });
  const entries = await handOut(deps, { feed, planned, withDue, regions: regionsOf(ctx) });
  if (!entries) return answer(404, 'Not found.\n');
  const deskId = await readDeskId(deps.store.db);
  const body = writeCalendar({ entries, planned, deskId, locale, baseUrl: deps.settings.baseUrl });
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  const headers = { ETag: etag, 'Content-Type': 'text/calendar; charset=utf-8' };
  if (matches(request.ifNoneMatch, etag)) return answer(304, null, headers);
  return answer(200, body, { ...headers, 'Content-Disposition': 'inline; filename="redeploy-desk.ics"' });
}

type Spent = Pick<FeedRecord, 'hourStartMs' | 'hourFetches'>;

function isSpent({ hourStartMs, hourFetches }: Spent, nowMs: number): boolean {
  return hourStartMs > nowMs - HOUR_MS && hourFetches >= MAX_FETCHES_AN_HOUR;
}

function tooMany({ hourStartMs }: Spent, nowMs: number): Response {
  const retryAfterS = Math.max(1, Math.ceil((hourStartMs + HOUR_MS - nowMs) / 1_000));
  return answer(429, 'Too many requests.\n', { 'Retry-After': String(retryAfterS) });
}

/** Too many reads of this person wait already. */
function busyAsNull(error: unknown): null {
  if (error instanceof DeskError && error.code === 'rate_limited') return null;
  throw error;
}

function answer(status: number, body: string | null, headers: Record<string, string> = {}): Response {
  return new Response(body, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', ...HEADERS, ...headers },
  });
}

function matches(ifNoneMatch: string | null, etag: string): boolean {
  const given = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return given.includes(etag) || given.includes('*');
}

/** The feed and its owner as a context; null for whatever is not good now. */
async function authorised(
  { store, now, settings }: FeedDeps,
  name: string,
): Promise<{ feed: FeedRecord; ctx: ServiceContext } | null> {
  const read = readFeedName(name);
  if (!read) return null;
  const feed = await findFeed(store.db, read.id);
  const given = Buffer.from(secretHash(read.secret));
  const isRight = timingSafeEqual(given, Buffer.from(feed?.secretHash ?? NO_HASH));
  if (!feed || !isRight || feed.revokedAtMs !== null || feed.expiresAtMs <= now()) return null;
  const owner = await store.db
    .selectFrom('user')
    .select(['id', 'name', 'role', 'disabled', 'regionsJson'])
    .where('id', '=', feed.userId)
    .executeTakeFirst();
  if (owner?.disabled !== 0 || !isRole(owner.role) || !can(owner.role, 'batches.read')) return null;
  // Who could not even sign in, or must set up a second factor first, reads nothing by a feed either.
  if ((await standingOf(store, settings, owner.id)) !== 'full') return null;
  const { id, role } = owner;
  const actor: Actor = {
    kind: 'user',
    id,
    name: owner.name,
    role,
    sessionId: `feed-${feed.id}`,
    regions: limitOf(role, owner.regionsJson),
  };
  return { feed, ctx: { store, actor, correlationId: newCorrelationId(), now } };
}

type HandOut = { feed: FeedRecord; planned: Planned; withDue: boolean; regions: RegionLimit };

/** Stores what this fetch hands out, and gives it; null when the feed was revoked meanwhile. Fetches of one feed wait for each other. */
async function handOut(
  { store, now }: FeedDeps,
  { feed, planned: { wanted, isWhole }, withDue, regions }: HandOut,
): Promise<KeptEntry[] | null> {
  return withTransaction({ store }, async (tx) => {
    const nowMs = now();
    if (!(await noteFetch(tx, feed.id, nowMs))) return null;
    const before = (await readEntries(tx, feed.id)).map(
      ({ groupKey: group, contentHash: content, feedId: _, ...entry }) => ({ ...entry, group, content }),
    );
    // What the owner may see no more is not even called cancelled, whatever took the region from them.
    const isSeen = ({ group }: KeptEntry) => maySeeRegion(regions, regionOfGroup(group));
    // A fetch without the cloud's times says nothing about those that another one was given.
    const asked = before.filter((entry) => isSeen(entry) && (withDue || !isDueGroup(entry.group)));
    const { kept, changed, removed } = reconcileEntries(asked, wanted, {
      nowMs,
      newId: () => randomUUID().replaceAll('-', ''),
      isWhole,
    });
    for (const entry of before) if (!isSeen(entry)) removed.push(entry.id);
    if (changed.length > 0 || removed.length > 0) {
      await saveEntries(tx, {
        changed: changed.map(({ group: groupKey, content: contentHash, ...entry }) => ({
          ...entry,
          feedId: feed.id,
          groupKey,
          contentHash,
        })),
        removed,
      });
    }
    return kept.sort((a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1));
  });
}

const STATUS: Record<EntryStatus, ICalEventStatus> = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
};

type Writing = {
  entries: readonly KeptEntry[];
  planned: Planned;
  deskId: string;
  locale: Locale;
  baseUrl: string;
};

/** RFC 5545. Nothing in it comes from the clock, so that the same plans give the same text. */
function writeCalendar({ entries, planned, deskId, locale, baseUrl }: Writing): string {
  const t = createTranslator({ locale, messages: MESSAGES[locale], namespace: 'calendar.feed' });
  const { hostname } = new URL(baseUrl);
  const calendar = ical({
    name: t('name'),
    prodId: { company: 'Redeploy Desk', product: 'Calendar feed', language: locale === 'en' ? 'EN' : 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_S,
  });
  for (const entry of entries) {
    const content = planned.contents.get(contentKey(entry.group, entry.startMs)) ?? null;
    // What stands is written while there is room for it and the filter's phases hold it; its UID is kept meanwhile.
    if (!content?.isShown && entry.status !== 'cancelled') continue;
    const isDue = isDueGroup(entry.group);
    const event = calendar.createEvent({
      id: `desk-${deskId}-${entry.id}@${hostname}`,
      sequence: entry.sequence,
      stamp: new Date(entry.modifiedAtMs),
      lastModified: new Date(entry.modifiedAtMs),
      start: new Date(entry.startMs),
      end: new Date(entry.endMs),
      status: STATUS[entry.status],
      class: ICalEventClass.PRIVATE,
      summary: content?.summary ?? t('cancelled'),
      url: baseUrl + placeOf(entry, content),
      categories: [{ name: isDue ? 'cloud' : 'redeploy' }],
      transparency: isDue ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    });
    if (content && content.description !== '') event.description(content.description);
  }
  return calendar.toString();
}

function placeOf({ group }: KeptEntry, content: EntryContent | null): string {
  if (isDueGroup(group)) return routes.events();
  return routes.batch(content?.batchId ?? group.split(' ')[0] ?? '');
}
