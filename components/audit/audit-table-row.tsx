'use client';

import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { ActorFace } from '@/components/audit/actor-face';
import { EntryDetail } from '@/components/audit/entry-detail';
import { ObjectLink } from '@/components/audit/object-link';
import { useAuditWords } from '@/components/audit/use-audit-words';
import { Instant } from '@/components/time/instant';
import { cn } from '@/lib/cn';
import type { AuditRow } from '@/lib/schemas/audit';

type AuditTableRowProps = {
  row: AuditRow;
  index: number;
  /** Cells of a row, for what opens below it. */
  columns: number;
  open: boolean;
  onOpenChange: (seq: number | null) => void;
};

export function AuditTableRow({ row, index, columns, open, onOpenChange }: AuditTableRowProps) {
  const t = useTranslations('audit');
  const words = useAuditWords();
  const detailId = useId();
  const word = words.action(row.action);
  return (
    <>
      <tr
        data-index={index}
        tabIndex={-1}
        className={cn(
          'scroll-mt-10 cursor-pointer hover:bg-bg focus-visible:outline-offset-[-2px] max-sm:block max-sm:border-line2 max-sm:border-b max-sm:px-4 max-sm:py-2.5',
          open && 'bg-bg max-sm:border-b-0',
        )}
      >
        <Cell open={open} isLead>
          <button
            type="button"
            data-row-open
            aria-expanded={open}
            aria-controls={open ? detailId : undefined}
            aria-label={t(open ? 'close' : 'open', { seq: row.seq })}
            onClick={() => onOpenChange(open ? null : row.seq)}
            className="-ml-1 inline-flex min-h-6 items-center gap-1 rounded-sm pr-1.5 text-dim hover:text-text"
          >
            <ChevronRight
              aria-hidden
              className={cn('size-[15px] stroke-[1.75] transition-transform', open && 'rotate-90')}
            />
            #{row.seq}
          </button>
        </Cell>
        <Cell open={open} label={t('columns.time')}>
          <Instant ms={row.atMs} style="seconds" withZone />
        </Cell>
        <Cell open={open} label={t('columns.actor')}>
          <ActorFace id={row.actorId} name={row.actorName} email={row.actorEmail} />
        </Cell>
        <Cell open={open} label={t('columns.action')}>
          <span className="min-w-0">
            <span className="font-medium">{word}</span>
            {word === row.action ? null : (
              <span className="ml-2 font-mono text-2xs text-dim max-lg:ml-0 max-lg:block max-lg:truncate">
                {row.action}
              </span>
            )}
          </span>
        </Cell>
        <Cell open={open} label={t('columns.object')}>
          <ObjectLink {...row} />
        </Cell>
      </tr>
      {open ? (
        <tr id={detailId} className="max-sm:block">
          <td colSpan={columns} className="border-line border-b bg-bg p-0 max-sm:block">
            <EntryDetail row={row} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

type CellProps = { open: boolean; label?: string; isLead?: boolean; children: ReactNode };

function Cell({ open, label, isLead = false, children }: CellProps) {
  return (
    <td
      data-label={label}
      className={cn(
        'h-10.5 min-w-0 break-words px-2 py-0.5 first:pl-5 last:pr-5',
        open ? null : 'border-line2 border-b',
        'max-sm:flex max-sm:h-auto max-sm:min-h-6 max-sm:border-b-0 max-sm:p-0 max-sm:first:pl-0 max-sm:last:pr-0',
        !isLead &&
          'max-sm:items-baseline max-sm:justify-between max-sm:gap-4 max-sm:text-right max-sm:before:shrink-0 max-sm:before:text-dim max-sm:before:text-xs max-sm:before:content-[attr(data-label)]',
      )}
    >
      {children}
    </td>
  );
}
