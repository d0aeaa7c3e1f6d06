'use client';

import { ShieldCheck } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { useConditionWords } from '@/lib/i18n/policy-words';
import type { ApprovalPreview } from '@/lib/schemas/approvals';

/** How many approvals the plan needs as it is stored, and why. */
export function ApprovalCallout({ preview, className }: { preview: ApprovalPreview; className?: string }) {
  const t = useTranslations('plan.approval');
  const words = useConditionWords();
  const format = useFormatter();
  const { needed, reasons } = preview;
  if (needed === 0) {
    return (
      <Alert tone="slate" icon={ShieldCheck} className={className}>
        {t('none')}
      </Alert>
    );
  }
  const named = reasons.filter(({ approvals }) => approvals === needed).flatMap(({ when }) => words(when));
  const because = format.list([...new Set(named)], { style: 'narrow' });
  return (
    <Alert tone="slate" icon={ShieldCheck} className={className}>
      {t.rich('needed', {
        count: needed,
        because,
        b: (chunks) => <strong className="font-semibold">{chunks}</strong>,
      })}{' '}
      {t('notOwn')}
    </Alert>
  );
}
