import type { AuditActionKey, AuditObjectType } from '@/lib/domain/audit-actions';
import type { ErrorCode, ErrorReason } from '@/lib/domain/errors';
import type { Locale } from './locale';
import enAccount from './messages/en/account.json';
import enApprovals from './messages/en/approvals.json';
import enAudit from './messages/en/audit.json';
import enAuth from './messages/en/auth.json';
import enBatches from './messages/en/batches.json';
import enCalendar from './messages/en/calendar.json';
import enCommon from './messages/en/common.json';
import enErrors from './messages/en/errors.json';
import enEvents from './messages/en/events.json';
import enHome from './messages/en/home.json';
import enNotices from './messages/en/notices.json';
import enNotifications from './messages/en/notifications.json';
import enOutcomes from './messages/en/outcomes.json';
import enPlan from './messages/en/plan.json';
import enPolicy from './messages/en/policy.json';
import enSchedule from './messages/en/schedule.json';
import enServices from './messages/en/services.json';
import enSettings from './messages/en/settings.json';
import enShell from './messages/en/shell.json';
import enSlots from './messages/en/slots.json';
import enTime from './messages/en/time.json';
import zhAccount from './messages/zh-CN/account.json';
import zhApprovals from './messages/zh-CN/approvals.json';
import zhAudit from './messages/zh-CN/audit.json';
import zhAuth from './messages/zh-CN/auth.json';
import zhBatches from './messages/zh-CN/batches.json';
import zhCalendar from './messages/zh-CN/calendar.json';
import zhCommon from './messages/zh-CN/common.json';
import zhErrors from './messages/zh-CN/errors.json';
import zhEvents from './messages/zh-CN/events.json';
import zhHome from './messages/zh-CN/home.json';
import zhNotices from './messages/zh-CN/notices.json';
import zhNotifications from './messages/zh-CN/notifications.json';
import zhOutcomes from './messages/zh-CN/outcomes.json';
import zhPlan from './messages/zh-CN/plan.json';
import zhPolicy from './messages/zh-CN/policy.json';
import zhSchedule from './messages/zh-CN/schedule.json';
import zhServices from './messages/zh-CN/services.json';
import zhSettings from './messages/zh-CN/settings.json';
import zhShell from './messages/zh-CN/shell.json';
import zhSlots from './messages/zh-CN/slots.json';
import zhTime from './messages/zh-CN/time.json';

/** What must have a sentence: a code, reason, action or object type without one does not compile. */
type ErrorWords = Record<ErrorCode, string> & { reason: Record<ErrorReason, string> };
type AuditWords = { actions: Record<AuditActionKey, string>; types: Record<AuditObjectType, string> };

const en = {
  common: enCommon,
  shell: enShell,
  auth: enAuth,
  events: enEvents,
  plan: enPlan,
  batches: enBatches,
  calendar: enCalendar,
  home: enHome,
  errors: enErrors satisfies ErrorWords,
  notices: enNotices,
  notifications: enNotifications,
  outcomes: enOutcomes,
  time: enTime,
  services: enServices,
  schedule: enSchedule,
  settings: enSettings,
  slots: enSlots,
  account: enAccount,
  audit: enAudit satisfies AuditWords,
  approvals: enApprovals,
  policy: enPolicy,
};

/** The shape every language must fill; the English files define it. */
export type Messages = typeof en;

const zhCn: Messages = {
  common: zhCommon,
  shell: zhShell,
  auth: zhAuth,
  events: zhEvents,
  plan: zhPlan,
  batches: zhBatches,
  calendar: zhCalendar,
  home: zhHome,
  errors: zhErrors,
  notices: zhNotices,
  notifications: zhNotifications,
  outcomes: zhOutcomes,
  time: zhTime,
  services: zhServices,
  schedule: zhSchedule,
  settings: zhSettings,
  slots: zhSlots,
  account: zhAccount,
  audit: zhAudit,
  approvals: zhApprovals,
  policy: zhPolicy,
};

/** All messages by language. Each top-level key is one file. */
export const MESSAGES: Record<Locale, Messages> = { en, 'zh-CN': zhCn };
