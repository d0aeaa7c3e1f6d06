'use client';

import { useFormatter } from 'next-intl';
import type { PolicyReason } from '@/lib/domain/approval-policy';
import { useConditionWords } from '@/lib/i18n/policy-words';

/** Why so many approvals are needed: "level Critical, local disk". Only the rules that ask for the most are named. */
export function useReasonWords(): (reasons: readonly PolicyReason[]) => string {
  const words = useConditionWords();
  const format = useFormatter();
  return (reasons) => {
    const most = Math.max(0, ...reasons.map(({ approvals }) => approvals));
    const named = reasons.filter(({ approvals }) => approvals === most);
    return format.list([...new Set(named.flatMap(({ when }) => words(when)))], { style: 'narrow' });
  };
}
