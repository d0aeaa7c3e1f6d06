'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { judgeExamples } from '@/components/settings/policy-examples';
import { Table, TableHead, TableHeader } from '@/components/ui/table';
import { cn } from '@/lib/cn';
import type { PolicyRule } from '@/lib/domain/approval-policy';
import { useConditionWords } from '@/lib/i18n/policy-words';

const COLUMNS = ['batch', 'now', 'edited', 'because'] as const;

type PolicyPreviewProps = {
  /** As they are in force. */
  before: readonly PolicyRule[];
  /** As they are edited; null while a value is not valid. */
  after: readonly PolicyRule[] | null;
  /** Without it nothing is edited, and what is in force is all there is to show. */
  canEdit: boolean;
};

/** What the rules ask of example batches: now, and as edited. */
export function PolicyPreview({ before, after, canEdit }: PolicyPreviewProps) {
  const t = useTranslations('policy');
  const words = useConditionWords();
  const format = useFormatter();
  const now = judgeExamples(before);
  const edited = judgeExamples(after ?? before);
  return (
    <Table label={t('examples.heading')}>
      <TableHead>
        {COLUMNS.filter((column) => canEdit || column !== 'edited').map((column) => (
          <TableHeader key={column} className="first:pl-0 last:pr-0">
            {t(`examples.${column}`)}
          </TableHeader>
        ))}
      </TableHead>
      <tbody>
        {edited.map(({ id, needed, reasons }, index) => {
          const was = now[index]?.needed ?? 0;
          const named = reasons
            .filter(({ approvals }) => approvals === needed)
            .flatMap(({ when }) => words(when));
          return (
            <tr key={id} className="h-9 border-line2 border-b">
              <td className="py-1 pr-2">{t(`examples.${id}`)}</td>
              <td className="whitespace-nowrap px-2 text-dim">{t('approvals', { count: was })}</td>
              {canEdit ? (
                <td className={cn('whitespace-nowrap px-2', was === needed ? 'text-dim' : 'font-semibold')}>
                  {t('approvals', { count: needed })}
                  {was === needed ? null : (
                    <span className="font-normal text-dim"> · {t('examples.changed')}</span>
                  )}
                </td>
              ) : null}
              <td className="py-1 pl-2 text-dim text-sm">
                {format.list([...new Set(named)], { style: 'narrow' })}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

/** How many examples need fewer approvals by `after` than by `before`. */
export function countLoosened(before: readonly PolicyRule[], after: readonly PolicyRule[]): number {
  const now = judgeExamples(before);
  return judgeExamples(after).filter(({ needed }, index) => needed < (now[index]?.needed ?? 0)).length;
}
