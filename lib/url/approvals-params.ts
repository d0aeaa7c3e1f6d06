import { createLoader, type inferParserType, parseAsStringLiteral } from 'nuqs/server';
import { APPROVAL_TABS } from '@/lib/schemas/approvals';

/** What the Approvals page keeps in its URL. */
export const approvalsParsers = {
  tab: parseAsStringLiteral(APPROVAL_TABS).withDefault('needs'),
};
export type ApprovalsParams = inferParserType<typeof approvalsParsers>;
export const loadApprovalsParams = createLoader(approvalsParsers);
