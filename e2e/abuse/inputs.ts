import { randomUUID } from 'node:crypto';
import { requestOf, type World } from '@/e2e/abuse/world';
import { PLAIN_RULES } from '@/e2e/helpers/channel-rules';

/**
 * For each action what its page would send, about things that are really there: a refusal is worth something only when
 * the request would have worked from the right person. An action that is not here fails the tests: put it in.
 */
export function inputsOf({ draft, batch, inviteId, freeKeys }: World): Record<string, readonly unknown[]> {
  const exactPlan = { batchId: batch.id, revision: batch.revision, planHash: batch.planHash };
  const email = 'operator@desk.local';
  const comment = 'as it should be';
  const filter = {
    q: '',
    type: [],
    level: [],
    status: [],
    region: [],
    dueBeforeMs: null,
    redeployable: true,
    unplanned: false,
  };
  return {
    approve: [{ ...exactPlan, comment }],
    reject: [{ ...exactPlan, comment }],
    bulkApprove: [{ plans: [exactPlan], comment }],
    breakGlass: [{ ...exactPlan, reason: comment, incidentUrl: 'https://incidents.example/1' }],
    sendEmergency: [
      {
        ...requestOf(draft, randomUUID()),
        reason: comment,
        incidentUrl: 'https://incidents.example/1',
      },
    ],
    reviewBreakGlass: [{ batchId: batch.id, verdict: 'justified', comment }],
    leaveToCloud: [{ eventKey: freeKeys[0] ?? '', dueAtMs: 0, reason: comment }],
    reopenDue: [{ eventKey: freeKeys[0] ?? '' }],
    commentBatch: [{ batchId: batch.id, rowId: batch.rowId, text: comment }],
    look: [{ batchId: batch.id, revision: batch.revision }],
    markSeen: [{ batchId: batch.id, revision: batch.revision }],
    requestApproval: [requestOf(draft, randomUUID())],
    submitBatch: [requestOf(draft, randomUUID())],
    withdraw: [{ batchId: batch.id, comment }],
    revise: [{ batchId: batch.id, expectedRevision: batch.revision }],
    replan: [{ batchId: batch.id }],
    stopBatch: [{ batchId: batch.id }],
    planFailedAgain: [{ batchId: batch.id }],
    retryRefused: [{ batchId: batch.id }],
    decideRows: [{ rowIds: [batch.rowId], decision: 'resend', reason: comment }],
    acknowledgeOutcomes: [{ rows: [{ rowId: batch.rowId, phase: 'late' }], note: comment }],
    createFeed: [
      {
        filter: { phase: [], region: [], batch: null, q: '', attention: 'all' },
        showsNames: true,
        locale: 'en',
      },
    ],
    rotateFeed: [{ feedId: 'abcdefghijkl' }],
    revokeFeed: [{ feedId: 'abcdefghijkl' }],
    readInstanceNow: [{ instanceId: 'i-none' }],
    createDraft: [{ selection: { kind: 'keys', keys: freeKeys.slice(0, 2) }, zone: 'UTC' }],
    saveDraft: [{ draftId: draft.id, expectedRevision: draft.revision, title: 'Changed' }],
    addToDraft: [{ draftId: draft.id, selection: { kind: 'keys', keys: freeKeys.slice(0, 2) } }],
    discardDraft: [{ draftId: draft.id }],
    freezeSelection: [filter],
    syncNow: [],
    savePolicy: [{ expectedVersion: 1, policy: NO_APPROVALS, stepUp: { password: 'wrong' } }],
    createInvite: [{ email: 'mallory@desk.local', role: 'admin' }],
    revokeInvite: [{ inviteId }],
    setUserRole: [{ email, role: 'admin' }],
    setUserRegions: [{ email, regions: null }],
    setBreakGlass: [{ email, allowed: true }],
    confirmGrant: [{ email }],
    addChannel: [
      {
        ...CHANNEL_RULES,
        type: 'webhook',
        address: 'https://hooks.example.com/',
        secret: `whsec_${'A'.repeat(32)}`,
      },
    ],
    saveChannel: [{ ...CHANNEL_RULES, channelId: 'chn_1', expectedRevision: 1 }],
    rotateChannelSecret: [{ channelId: 'chn_1', secret: `whsec_${'A'.repeat(32)}` }],
    pauseChannel: [{ channelId: 'chn_1', paused: true }],
    removeChannel: [{ channelId: 'chn_1' }],
    sendTestMessage: [{ channelId: 'chn_1' }],
    resendMessages: [{ channelId: 'chn_1' }],
    saveTimeRule: [{ rule: TIME_RULE }],
    endTimeRule: [{ ruleId: 'rul_1', expectedVersion: 1, stepUp: { password: 'wrong' } }],
    previewRule: [{ rule: TIME_RULE }],
    saveScheduleSettings: [
      { expectedVersion: 0, settings: { withoutWindow: 'closed', delivery: 'hold', autoServices: null } },
    ],
    previewCalendar: [CALENDAR],
    importCalendar: [{ ...CALENDAR, calendarId: null, name: 'Holidays', sha256: '0'.repeat(64), ticks: [0] }],
    saveService: [{ expectedVersion: 0, name: 'mine', match: ALL_INSTANCES, ownerNote: '' }],
    endService: [{ serviceId: 'svc_none', expectedVersion: 1 }],
    saveAutoServices: [{ expectedVersion: 0, autoServices: { kind: 'name', pattern: '{service}-*' } }],
    saveBudget: [
      {
        expectedVersion: 0,
        name: 'mine',
        scope: { kind: 'account' },
        limitKind: 'percent',
        limitValue: 100,
      },
    ],
    endBudget: [{ budgetId: 'bud_none', expectedVersion: 1 }],
    markRotation: [{ instanceId: 'i-none', reason: comment, untilMs: 4_102_444_800_000 }],
    clearRotation: [{ instanceId: 'i-none' }],
    dismissNotices: [{ ids: ['notice'] }],
    endUserSessions: [{ email }],
    disableUser: [{ email }],
    enableUser: [{ email }],
    changePassword: [{ oldPassword: 'wrong', newPassword: 'seven quiet bicycles' }],
    endOwnSession: [{ sessionId: 'none' }],
    endOtherSessions: [{}],
    beginSecondFactor: [{ stepUp: { password: 'wrong' } }],
    confirmSecondFactor: [{ code: '000000' }],
    turnOffSecondFactor: [{ stepUp: { password: 'wrong' }, code: '000000' }],
    resetSecondFactor: [{ email, stepUp: { password: 'wrong' } }],
    setLocale: ['zh-CN'],
    setTheme: ['dark'],
    setZone: ['Asia/Shanghai'],
    setPlanZone: ['Asia/Shanghai'],
  };
}

/** What a service of all instances takes. */
const ALL_INSTANCES = { tags: [], names: ['*'], regionIds: [], instanceIds: [] };

/** A policy that would let everything through. */
const NO_APPROVALS = {
  rules: [],
  expiryHours: 24,
  workingHours: { zone: 'UTC', days: [1], fromMinute: 0, toMinute: 1_440 },
  stepUpRows: null,
};

/** About the own account: whatever the role. */
export const OF_ONESELF: ReadonlySet<string> = new Set([
  'changePassword',
  'endOwnSession',
  'endOtherSessions',
  'beginSecondFactor',
  'confirmSecondFactor',
  'turnOffSecondFactor',
]);

/** Change only cookies of the browser that asks, and need no session: the sign-in page has a language too. */
export const OF_THE_BROWSER: ReadonlySet<string> = new Set([
  'setLocale',
  'setTheme',
  'setZone',
  'setPlanZone',
]);

const CHANNEL_RULES = {
  name: 'Night watch',
  kinds: ['rows.failed'],
  ...PLAIN_RULES,
};

const EVERYTHING = { serviceIds: [], regionIds: [], tags: [], levels: [] };
const TIME_RULE = {
  kind: 'freeze',
  name: 'As it should be',
  owner: { kind: 'account', id: null },
  scope: EVERYTHING,
  zone: 'Asia/Shanghai',
  dates: { first: '2030-10-01', rrule: null, list: [], except: [] },
  fromMinute: 0,
  toMinute: 0,
  endDayOffset: 7,
  allDay: true,
  fit: 'outage',
  lastStartMinutes: null,
};
const CALENDAR = {
  text: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20301001\r\nSUMMARY:Holiday\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
  zone: 'Asia/Shanghai',
  zones: [],
  marginBeforeMin: 0,
  marginAfterMin: 0,
  owner: { kind: 'account', id: null },
  scope: EVERYTHING,
};
