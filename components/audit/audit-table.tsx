'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useRef } from 'react';
import { AuditTableRow } from '@/components/audit/audit-table-row';
import { useRowKeys } from '@/components/table/use-row-keys';
import type { AuditRow } from '@/lib/schemas/audit';

type AuditTableProps = {
  rows: readonly AuditRow[];
  /** Number of the entry that is open. */
  openSeq: number | null;
  onOpenChange: (seq: number | null) => void;
  empty: ReactNode;
};

const COLUMNS = [
  { id: 'entry', width: 'w-24 max-lg:w-21' },
  { id: 'time', width: 'w-[210px] max-lg:w-49' },
  { id: 'actor', width: 'w-[220px] max-lg:w-[22%]' },
  { id: 'action', width: 'w-[26%] max-lg:w-[20%]' },
  { id: 'object', width: undefined },
] as const;

/** A real table whose rows open; below 640 px each row is a card. */
export function AuditTable({ rows, openSeq, onOpenChange, empty }: AuditTableProps) {
  const t = useTranslations('audit');
  const boxRef = useRef<HTMLElement>(null);
  const keys = useRowKeys({ boxRef, rowCount: rows.length });
  return (
    <section
      ref={boxRef}
      aria-label={t('table')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="overflow-x-auto bg-panel focus-visible:outline-offset-[-2px]"
    >
      <table
        aria-label={t('table')}
        className="w-full table-fixed border-separate border-spacing-0 text-left max-sm:block lg:min-w-[920px]"
        {...keys}
      >
        <colgroup>
          {COLUMNS.map(({ id, width }) => (
            <col key={id} className={width} />
          ))}
        </colgroup>
        <thead className="max-sm:sr-only">
          <tr>
            {COLUMNS.map(({ id }) => (
              <th
                key={id}
                scope="col"
                className="h-9 whitespace-nowrap border-line border-b px-2 font-medium text-dim text-xs first:pl-5 last:pr-5"
              >
                {t(`columns.${id}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {rows.map((row, index) => (
            <AuditTableRow
              key={row.seq}
              row={row}
              index={index}
              columns={COLUMNS.length}
              open={row.seq === openSeq}
              onOpenChange={onOpenChange}
            />
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? empty : null}
    </section>
  );
}
