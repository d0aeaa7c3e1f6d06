/** Every path of the product. No other file writes a path as text. */

/** Query values; empty ones (null, undefined, '', []) are left out. A list becomes repeated keys. */
export type Search =
  | URLSearchParams
  | Record<string, string | number | boolean | readonly string[] | null | undefined>;

function withSearch(path: string, search?: Search): string {
  if (!search) return path;
  const params = search instanceof URLSearchParams ? search : new URLSearchParams(entriesOf(search));
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}

function entriesOf(search: Exclude<Search, URLSearchParams>): string[][] {
  return Object.entries(search).flatMap(([key, value]) => {
    if (value === null || value === undefined || value === '') return [];
    return typeof value === 'object' ? value.map((item) => [key, item]) : [[key, String(value)]];
  });
}

function segment(id: string): string {
  return encodeURIComponent(id);
}

export const routes = {
  /** Leads to `home`. */
  root: () => '/',
  home: () => '/home',
  /** `next`: the path to return to after signing in; pages must check it with `isOwnPath`. */
  signIn: (next?: string, problem?: string) => withSearch('/sign-in', { next, problem }),
  /** Where people set up the second factor that this desk asks for. */
  setUpSecondFactor: (next?: string) => withSearch('/sign-in/second-factor', { next }),
  /** Where an invited person makes their account. */
  invite: (token: string) => `/invite/${segment(token)}`,
  events: (search?: Search) => withSearch('/events', search),
  batches: (search?: Search) => withSearch('/batches', search),
  /** `search`: what the page shows of its rows (batches-params.ts). */
  batch: (id: string, search?: Search) => withSearch(`/batches/${segment(id)}`, search),
  approvals: (search?: Search) => withSearch('/approvals', search),
  settingsPolicy: () => '/settings/policy',
  newBatch: (draftId?: string) => withSearch('/batches/new', { draft: draftId }),
  outcomes: (search?: Search) => withSearch('/outcomes', search),
  calendar: (search?: Search) => withSearch('/calendar', search),
  instance: (id: string) => `/instances/${segment(id)}`,
  audit: (search?: Search) => withSearch('/audit', search),
  settings: () => '/settings',
  settingsUsers: () => '/settings/users',
  settingsAccount: () => '/settings/account',
  settingsNotifications: () => '/settings/notifications',
  /** `service`: opens the panel of that service. */
  settingsServices: (service?: string) => withSearch('/settings/services', { service }),
  settingsSchedule: () => '/settings/schedule',

  apiEvents: (search?: Search) => withSearch('/api/events', search),
  /** `key`: eventKey() of the event. */
  apiEventDetail: (key: string) => withSearch('/api/events/detail', { key }),
  apiEventFacets: (search?: Search) => withSearch('/api/events/facets', search),
  apiEventsCsv: (search?: Search) => withSearch('/api/events.csv', search),
  /** One's own drafts. */
  apiDrafts: () => '/api/drafts',
  apiDraft: (id: string) => `/api/drafts/${segment(id)}`,
  apiDraftApproval: (id: string) => `/api/drafts/${segment(id)}/approval`,
  apiDraftSchedule: (id: string) => `/api/drafts/${segment(id)}/schedule`,
  apiApprovals: (search?: Search) => withSearch('/api/approvals', search),
  apiPolicy: () => '/api/policy',
  apiBatches: (search?: Search) => withSearch('/api/batches', search),
  apiBatch: (id: string) => `/api/batches/${segment(id)}`,
  apiBatchCsv: (id: string) => `/api/batches/${segment(id)}.csv`,
  apiBatchVersion: (id: string) => `/api/batches/${segment(id)}/version`,
  apiBatchHead: (id: string) => `/api/batches/${segment(id)}/head`,
  apiBatchRows: (id: string, search?: Search) => withSearch(`/api/batches/${segment(id)}/rows`, search),
  apiBatchCalls: (id: string, search?: Search) => withSearch(`/api/batches/${segment(id)}/calls`, search),
  apiBatchNames: (id: string) => `/api/batches/${segment(id)}/names`,
  apiBatchComments: (id: string) => `/api/batches/${segment(id)}/comments`,
  apiSelection: (id: string) => `/api/selections/${segment(id)}`,
  apiOutcomes: (search?: Search) => withSearch('/api/outcomes', search),
  apiOutcomesTimeline: (search?: Search) => withSearch('/api/outcomes/timeline', search),
  apiOutcomesVersion: () => '/api/outcomes/version',
  apiOutcomeRegions: () => '/api/outcomes/regions',
  apiOutcomesCsv: (search?: Search) => withSearch('/api/outcomes.csv', search),
  apiOutcomesJson: (search?: Search) => withSearch('/api/outcomes.json', search),
  apiCalendar: (search?: Search) => withSearch('/api/calendar', search),
  apiCalendarVersion: () => '/api/calendar/version',
  /** Own calendar feeds, for their dialog. */
  apiFeeds: () => '/api/feeds',
  /** Read by calendars, without a session. `name`: feedName() of the feed. */
  apiIcal: (name: string, search?: Search) => withSearch(`/api/ical/${segment(name)}`, search),
  apiInstance: (id: string) => `/api/instances/${segment(id)}`,
  apiFindInstances: (search?: Search) => withSearch('/api/instances', search),
  apiAudit: (search?: Search) => withSearch('/api/audit', search),
  apiAuditEntry: (seq: number) => `/api/audit/${seq}`,
  apiAuditFacets: () => '/api/audit/facets',
  apiAuditCsv: (search?: Search) => withSearch('/api/audit.csv', search),
  apiAuditJson: (search?: Search) => withSearch('/api/audit.json', search),
  /** Whether a file can be downloaded now. */
  apiExports: () => '/api/exports',
  /** The log of one channel. */
  apiDeliveries: (channelId: string) => withSearch('/api/channels/deliveries', { channelId }),
  /** Whether a redeploy of an instance may start at a time (epoch ms), rule by rule. */
  apiScheduleCheck: (instanceId: string, atMs: number) =>
    withSearch('/api/schedule/check', { instanceId, atMs }),
  apiSync: () => '/api/sync',
  apiDesk: () => '/api/desk',
  apiServices: () => '/api/services',
  apiService: (id: string, cursor = '') => withSearch(`/api/services/${segment(id)}`, { cursor }),
  /** What services a tag key or name pattern would make. */
  apiServicesPreview: (search: { kind: 'tag' | 'name'; value: string }) =>
    withSearch('/api/services/preview', search),
  apiHome: (search?: Search) => withSearch('/api/home', search),
  health: () => '/api/health',
  metrics: () => '/api/metrics',
  authSignIn: () => '/api/auth/sign-in/email',
  authSignInCode: () => '/api/auth/sign-in/code',
  authSignInOidc: () => '/api/auth/sign-in/social',
  authAcceptInvite: () => '/api/auth/accept-invite',
  authSignOut: () => '/api/auth/sign-out',
  authSession: () => '/api/auth/get-session',
};

/** Stands for this site where a path is resolved; no such host exists (RFC 6761). */
const SITE = 'http://site.invalid';

/** The header by which proxy.ts tells pages and layouts what address was asked for. Check it with `isOwnPath`. */
export const ASKED_PATH_HEADER = 'x-desk-path';

/**
 * Whether `path` stays on this site wherever it is resolved: refuses "//host", anything with a scheme, backslashes and
 * control characters, also where dots ("/.//host") or escapes, of escapes too, would make one of these.
 */
export function isOwnPath(path: string | null | undefined): path is string {
  if (typeof path !== 'string') return false;
  const [own = ''] = path.split(/[?#]/, 1);
  const plain = unescaped(own);
  return isPlain(path) && resolvesHere(path) && plain !== null && isPlain(plain) && resolvesHere(plain);
}

function isPlain(path: string): boolean {
  return /^\/(?!\/)[^\\\p{Cc}]*$/u.test(path);
}

function resolvesHere(path: string): boolean {
  if (!URL.canParse(path, SITE)) return false;
  const { origin, pathname } = new URL(path, SITE);
  return origin === SITE && !pathname.startsWith('//');
}

/** So often may a path be escaped over again; ours are escaped once. */
const MAX_ESCAPES = 3;

/**
 * What a careless reader may take a path for: slashes, dots, backslashes and control characters without their escapes.
 * Null when it is escaped over and over.
 */
function unescaped(path: string): string | null {
  let plain = path;
  for (let round = 0; round <= MAX_ESCAPES; round++) {
    const before = plain;
    plain = before.replace(/%(?:2[ef]|5c|[01][0-9a-f]|7f|25)/gi, decodeURIComponent);
    if (plain === before) return plain;
  }
  return null;
}
