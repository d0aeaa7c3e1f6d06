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
  home: () => '/',
  /** `next`: the path to return to after signing in; pages must check it with `isOwnPath`. */
  signIn: (next?: string, problem?: string) => withSearch('/sign-in', { next, problem }),
  /** Where an invited person makes their account. */
  invite: (token: string) => `/invite/${segment(token)}`,
  events: (search?: Search) => withSearch('/events', search),
  batches: (search?: Search) => withSearch('/batches', search),
  batch: (id: string) => `/batches/${segment(id)}`,
  approvals: (search?: Search) => withSearch('/approvals', search),
  settingsPolicy: () => '/settings/policy',
  newBatch: (draftId?: string) => withSearch('/batches/new', { draft: draftId }),
  audit: (search?: Search) => withSearch('/audit', search),
  settings: () => '/settings',
  settingsUsers: () => '/settings/users',

  apiEvents: (search?: Search) => withSearch('/api/events', search),
  /** `key`: eventKey() of the event. */
  apiEventDetail: (key: string) => withSearch('/api/events/detail', { key }),
  apiEventFacets: () => '/api/events/facets',
  apiEventsCsv: (search?: Search) => withSearch('/api/events.csv', search),
  apiDraft: (id: string) => `/api/drafts/${segment(id)}`,
  apiDraftApproval: (id: string) => `/api/drafts/${segment(id)}/approval`,
  apiApprovals: (search?: Search) => withSearch('/api/approvals', search),
  apiPolicy: () => '/api/policy',
  apiBatches: (search?: Search) => withSearch('/api/batches', search),
  apiBatch: (id: string) => `/api/batches/${segment(id)}`,
  apiBatchCsv: (id: string) => `/api/batches/${segment(id)}.csv`,
  apiBatchComments: (id: string) => `/api/batches/${segment(id)}/comments`,
  apiSelection: (id: string) => `/api/selections/${segment(id)}`,
  apiAudit: (search?: Search) => withSearch('/api/audit', search),
  apiAuditEntry: (seq: number) => `/api/audit/${seq}`,
  apiAuditFacets: () => '/api/audit/facets',
  apiAuditCsv: (search?: Search) => withSearch('/api/audit.csv', search),
  apiAuditJson: (search?: Search) => withSearch('/api/audit.json', search),
  /** Whether a file can be downloaded now. */
  apiExports: () => '/api/exports',
  apiSync: () => '/api/sync',
  apiDesk: () => '/api/desk',
  health: () => '/api/health',
  metrics: () => '/api/metrics',
  authSignIn: () => '/api/auth/sign-in/email',
  authSignInOidc: () => '/api/auth/sign-in/social',
  authAcceptInvite: () => '/api/auth/accept-invite',
  authSignOut: () => '/api/auth/sign-out',
};

/** Whether `path` stays on this site: refuses "//host", "/\host" and anything with a scheme. */
export function isOwnPath(path: string | null | undefined): path is string {
  return typeof path === 'string' && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path);
}
