import { expect, test } from 'vitest';
import { routes } from '@/lib/url/routes';

const ID = 'a b/c';

test('every path', () => {
  const paths: Record<keyof typeof routes, string> = {
    home: routes.home(),
    signIn: routes.signIn(),
    invite: routes.invite(ID),
    settings: routes.settings(),
    settingsUsers: routes.settingsUsers(),
    events: routes.events(),
    batches: routes.batches(),
    batch: routes.batch(ID),
    newBatch: routes.newBatch(ID),
    apiEvents: routes.apiEvents(),
    apiEventFacets: routes.apiEventFacets(),
    apiEventDetail: routes.apiEventDetail(ID),
    apiEventsCsv: routes.apiEventsCsv(),
    apiBatchComments: routes.apiBatchComments(ID),
    apiExports: routes.apiExports(),
    apiSelection: routes.apiSelection(ID),
    approvals: routes.approvals(),
    settingsPolicy: routes.settingsPolicy(),
    apiDraftApproval: routes.apiDraftApproval(ID),
    apiApprovals: routes.apiApprovals(),
    apiPolicy: routes.apiPolicy(),
    apiDraft: routes.apiDraft(ID),
    apiBatches: routes.apiBatches(),
    apiBatch: routes.apiBatch(ID),
    apiBatchCsv: routes.apiBatchCsv(ID),
    apiSync: routes.apiSync(),
    apiDesk: routes.apiDesk(),
    audit: routes.audit(),
    apiAudit: routes.apiAudit(),
    apiAuditEntry: routes.apiAuditEntry(42),
    apiAuditFacets: routes.apiAuditFacets(),
    apiAuditCsv: routes.apiAuditCsv(),
    apiAuditJson: routes.apiAuditJson(),
    health: routes.health(),
    metrics: routes.metrics(),
    authSignIn: routes.authSignIn(),
    authSignInOidc: routes.authSignInOidc(),
    authAcceptInvite: routes.authAcceptInvite(),
    authSignOut: routes.authSignOut(),
  };
  expect(paths).toMatchInlineSnapshot(`
    {
      "apiApprovals": "/api/approvals",
      "apiAudit": "/api/audit",
      "apiAuditCsv": "/api/audit.csv",
      "apiAuditEntry": "/api/audit/42",
      "apiAuditFacets": "/api/audit/facets",
      "apiAuditJson": "/api/audit.json",
      "apiBatch": "/api/batches/a%20b%2Fc",
      "apiBatchComments": "/api/batches/a%20b%2Fc/comments",
      "apiBatchCsv": "/api/batches/a%20b%2Fc.csv",
      "apiBatches": "/api/batches",
      "apiDesk": "/api/desk",
      "apiDraft": "/api/drafts/a%20b%2Fc",
      "apiDraftApproval": "/api/drafts/a%20b%2Fc/approval",
      "apiEventDetail": "/api/events/detail?key=a+b%2Fc",
      "apiEventFacets": "/api/events/facets",
      "apiEvents": "/api/events",
      "apiEventsCsv": "/api/events.csv",
      "apiExports": "/api/exports",
      "apiPolicy": "/api/policy",
      "apiSelection": "/api/selections/a%20b%2Fc",
      "apiSync": "/api/sync",
      "approvals": "/approvals",
      "audit": "/audit",
      "authAcceptInvite": "/api/auth/accept-invite",
      "authSignIn": "/api/auth/sign-in/email",
      "authSignInOidc": "/api/auth/sign-in/social",
      "authSignOut": "/api/auth/sign-out",
      "batch": "/batches/a%20b%2Fc",
      "batches": "/batches",
      "events": "/events",
      "health": "/api/health",
      "home": "/",
      "invite": "/invite/a%20b%2Fc",
      "metrics": "/api/metrics",
      "newBatch": "/batches/new?draft=a+b%2Fc",
      "settings": "/settings",
      "settingsPolicy": "/settings/policy",
      "settingsUsers": "/settings/users",
      "signIn": "/sign-in",
    }
  `);
});

test('empty values are left out, lists repeat their key', () => {
  expect(
    routes.events({ q: 'a&b', level: ['WARN', 'INFO'], status: [], sort: null, cursor: '', limit: 20 }),
  ).toBe('/events?q=a%26b&level=WARN&level=INFO&limit=20');
  expect(routes.signIn()).toBe('/sign-in');
  expect(routes.signIn('/events?q=1')).toBe('/sign-in?next=%2Fevents%3Fq%3D1');
});
