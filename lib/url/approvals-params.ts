import { parseAsStringLiteral } from 'nuqs/server';
import { APPROVAL_TABS } from '@/lib/schemas/approvals';

/** What the Approvals page keeps in its URL. */
export const approvalsParsers = {
  tab: parseAsStringLiteral(APPROVAL_TABS).withDefault('needs'),
};
