'use client';

import { ChevronRight, Server, Terminal, UserRound, UserRoundX } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useRef } from 'react';
import { EntryDetail } from '@/components/audit/entry-detail';
import { useAuditWords } from '@/components/audit/use-audit-words';
import { useRowKeys } from '@/components/table/use-row-keys';
import { Instant } from '@/components/time/instant';
import { shortenId } from '@/components/ui/copy-id';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { cn } from '@/lib/cn';
import { commandBy, STRANGER_ID, SYSTEM_ID } from '@/lib/domain/actors';
import { nameAndEmail } from '@/lib/domain/person-name';
import type { AuditRow } from '@/lib/schemas/audit';
import { routes } from '@/lib/url/routes';

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

type AuditTableRowProps = {
  row: AuditRow;
  index: number;
  /** Cells of a row, for what opens below it. */
  columns: number;
  open: boolean;
  onOpenChange: (seq: number | null) => void;
};

function AuditTableRow({ row, index, columns, open, onOpenChange }: AuditTableRowProps) {
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

type ActorFaceProps = { id: string; name: string; email: string | null };

/** Who did it; leads to everything that this person did. The e-mail stands in the hint and for screen readers. */
function ActorFace({ id, name, email }: ActorFaceProps) {
  const t = useTranslations('audit');
  const shown = useAuditWords().actor(id, name);
  const Icon = iconOf(id);
  return (
    <Link
      prefetch={false}
      href={routes.audit({ actor: id })}
      title={t('byActor', { name: nameAndEmail(shown, email) })}
      className="inline-flex max-w-full items-baseline gap-1.5 rounded-sm align-middle hover:text-accent hover:underline"
    >
      <Icon aria-hidden className="size-[14px] shrink-0 self-center stroke-[1.75] text-dim" />
      <span className="truncate">{shown}</span>
      {email === null || shown === email ? null : <VisuallyHidden>({email})</VisuallyHidden>}
    </Link>
  );
}

/** Told apart by id, which nobody chooses: a name alone can look like anything. */
function iconOf(id: string) {
  if (id === SYSTEM_ID) return Server;
  if (id === STRANGER_ID) return UserRoundX;
  return commandBy(id) === null ? UserRound : Terminal;
}

type ObjectLinkProps = Pick<AuditRow, 'objectType' | 'objectId' | 'objectName'>;

/**
 * What it was done to, by the name that people know, else by its id; the whole id on hover. Leads to the thing itself, or
 * where it has no page (any more), to all that was done to it.
 */
function ObjectLink({ objectType: type, objectId: id, objectName: name }: ObjectLinkProps) {
  const t = useTranslations('audit');
  const words = useAuditWords();
  const shown = useObjectText({ objectType: type, objectId: id, objectName: name });
  return (
    <span className="inline-flex min-w-0 max-w-full items-baseline gap-1.5">
      <span className="shrink-0 text-dim">{words.type(type)}</span>
      <Link
        prefetch={false}
        href={name?.gone ? routes.audit({ type, id }) : hrefOf(type, id)}
        title={t('goObject', { type: words.type(type), id: shown === null ? id : `${shown} · ${id}` })}
        className={cn(
          'min-w-0 truncate rounded-sm hover:text-accent hover:underline',
          shown === null && 'font-mono text-2xs text-dim',
        )}
      >
        {shown ?? shortenId(id)}
      </Link>
      {name?.gone ? <span className="shrink-0 text-dim text-sm">{t('gone')}</span> : null}
    </span>
  );
}

/** The name of an object in words; null for one that has nothing but its id. */
export function useObjectText(object: ObjectLinkProps): string | null {
  const t = useTranslations('audit');
  const { objectType, objectId, objectName } = object;
  if (objectType === 'policy') return t('version', { version: objectId });
  if (objectName === null || objectName.text === '') return null;
  return objectType === 'call' ? t('ofBatch', { name: objectName.text }) : objectName.text;
}

function hrefOf(type: string, id: string): string {
  switch (type) {
    case 'batch':
      return routes.batch(id);
    case 'event':
      return routes.events({ view: 'all', event: id });
    case 'instance':
      return routes.instance(id);
    case 'policy':
      return routes.settingsPolicy();
    default:
      return routes.audit({ type, id });
  }
}
