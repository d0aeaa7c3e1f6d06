'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Instant } from '@/components/time/instant';
import { CopyId } from '@/components/ui/copy-id';
import { Skeleton } from '@/components/ui/skeleton';
import { auditEntryQuery } from '@/lib/api-client/audit';
import { ReadError } from '@/lib/api-client/get-json';
import { cn } from '@/lib/cn';
import type { AuditEntry, AuditEntryDetail, AuditRow } from '@/lib/schemas/audit';
import { routes } from '@/lib/url/routes';
import { type Change, diffJson } from '@/lib/util/json-diff';

/** What opens below a row: the difference that it made, and what proves it. */
export function EntryDetail({ row }: { row: AuditRow }) {
  const { seq } = row;
  const t = useTranslations();
  const textOf = useProblemText();
  const { data, error, refetch } = useQuery(auditEntryQuery(seq));
  const problem = error instanceof ReadError ? error.problem : null;
  return (
    <section aria-label={t('audit.detail.label', { seq })} className="px-5 pt-1 pb-4 max-sm:px-4 sm:pl-10">
      {error ? (
        <ErrorBanner title={t('audit.detail.loadFailed')} onRetry={() => void refetch()}>
          {textOf(problem, t('common.noAnswer'))}
        </ErrorBanner>
      ) : data ? (
        <Facts entry={data} row={row} />
      ) : (
        <div role="status" aria-label={t('common.loading')} className="flex flex-col gap-3 py-2">
          <Skeleton className="w-64" />
          <Skeleton className="w-48" />
          <Skeleton className="w-80" />
        </div>
      )}
    </section>
  );
}

function Facts({ entry, row }: { entry: AuditEntryDetail; row: AuditRow }) {
  const t = useTranslations('audit.detail');
  const { batchId } = batchOf(entry);
  const { client, rest } = splitClient(entry.after);
  // The name of a call is that of its batch.
  const batchName = row.objectType === 'call' ? row.objectName : null;
  return (
    <>
      <ChangesTable before={entry.before} after={rest} />
      {entry.hidden.length > 0 ? <p className="mt-2 text-dim text-sm">{t('hidden')}</p> : null}
      <dl className="mt-3 grid gap-x-8 gap-y-1 text-sm sm:grid-cols-2">
        {batchId ? (
          <Fact name={t('batch')}>
            <Link
              href={routes.batch(batchId)}
              title={batchId}
              className={cn(
                'inline-flex min-h-6 items-center hover:text-accent hover:underline',
                batchName === null && 'font-mono text-2xs',
              )}
            >
              {batchName?.text ?? batchId}
            </Link>
          </Fact>
        ) : null}
        <Fact name={t('object')}>
          <CopyId id={entry.objectId} whole className="min-h-6 leading-6" />
        </Fact>
        <Fact name={t('request')}>
          <CopyId id={entry.correlationId} className="min-h-6 leading-6" />
          <Link
            href={routes.audit({ q: entry.correlationId })}
            className="inline-flex min-h-6 items-center whitespace-nowrap text-accent text-xs hover:underline"
          >
            {t('sameRequest')}
          </Link>
        </Fact>
        {entry.sessionId === null ? null : (
          <Fact name={t('session')}>
            <CopyId id={entry.sessionId} className="min-h-6 leading-6" />
          </Fact>
        )}
        {client === null ? null : (
          <>
            <Fact name={t('address')}>
              <Link
                href={routes.audit({ q: client.address })}
                title={t('sameAddress')}
                className="inline-flex min-h-6 items-center font-mono text-2xs hover:text-accent hover:underline"
              >
                {client.address}
              </Link>
            </Fact>
            <Fact name={t('browser')}>
              <span className="min-w-0 break-words">{client.browser ?? t('noBrowser')}</span>
            </Fact>
          </>
        )}
        {entry.policyVersion === null ? null : (
          <Fact name={t('policy')}>
            <Link
              href={routes.settingsPolicy()}
              className="inline-flex min-h-6 items-center hover:text-accent hover:underline"
            >
              {entry.policyVersion}
            </Link>
          </Fact>
        )}
        <Fact name={t('hash')}>
          <CopyId id={entry.hash} className="min-h-6 leading-6" />
        </Fact>
        <Fact name={t('prevHash')}>
          <CopyId id={entry.prevHash} className="min-h-6 leading-6" />
        </Fact>
      </dl>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-6 min-w-0 items-center gap-2">
      <dt className="w-28 shrink-0 text-dim text-xs">{name}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-x-3">{children}</dd>
    </div>
  );
}

type Client = { address: string; browser: string | null };

/** From where somebody asked stands among the facts, not among what changed. */
function splitClient(after: unknown): { client: Client | null; rest: unknown } {
  if (typeof after !== 'object' || after === null || !('client' in after))
    return { client: null, rest: after };
  const { client, ...rest } = after;
  if (typeof client !== 'object' || client === null || !('address' in client))
    return { client: null, rest: after };
  const browser = 'browser' in client && typeof client.browser === 'string' ? client.browser : null;
  return { client: { address: String(client.address), browser }, rest };
}

/** The batch that a call belongs to. */
function batchOf({ after }: AuditEntry): { batchId: string | null } {
  const named = typeof after === 'object' && after !== null && 'batchId' in after ? after.batchId : null;
  return { batchId: typeof named === 'string' ? named : null };
}

/** Lines that are drawn; a batch of thousands of rows would be a page of its own. */
const MAX_LINES = 200;
const CELL = 'break-words px-2.5 py-1.5 align-top';

/** What an entry changed, member by member. */
function ChangesTable({ before, after }: { before: unknown; after: unknown }) {
  const t = useTranslations('audit.changes');
  const changes = useMemo(() => diffJson(before, after), [before, after]);
  if (changes.length === 0) return <p className="py-1 text-dim text-sm">{t('none')}</p>;
  return (
    <div className="max-w-220 overflow-x-auto rounded-md border border-line bg-panel">
      <table aria-label={t('label')} className="w-full table-fixed border-collapse text-left text-sm">
        <thead>
          <tr className="border-line border-b text-dim text-xs">
            <th scope="col" className="w-[30%] px-2.5 py-1.5 font-medium">
              {t('field')}
            </th>
            <th scope="col" className="px-2.5 py-1.5 font-medium">
              {t('before')}
            </th>
            <th scope="col" className="px-2.5 py-1.5 font-medium">
              {t('after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, MAX_LINES).map((change) => (
            <tr key={change.path} className="border-line2 not-last:border-b">
              <th scope="row" className={cn(CELL, 'font-mono font-normal text-2xs')}>
                {change.path === '' ? t('value') : change.path}
              </th>
              <Side change={change} text={change.before} tone="text-dim" />
              <Side change={change} text={change.after} tone="text-text" />
            </tr>
          ))}
        </tbody>
      </table>
      {changes.length > MAX_LINES ? (
        <p className="border-line border-t px-2.5 py-1.5 text-dim text-sm">
          {t('more', { count: changes.length - MAX_LINES })}
        </p>
      ) : null}
    </div>
  );
}

function Side({ change, text, tone }: { change: Change; text: string | null; tone: string }) {
  const t = useTranslations('audit.changes');
  const instantMs = text === null ? null : instantOf(change.path, text);
  return (
    <td className={cn(CELL, text === null ? 'text-faint' : tone)}>
      {text === null ? t('nothing') : instantMs === null ? text : <Instant ms={instantMs} withZone />}
    </td>
  );
}

/** Times are stored as epoch ms under names that end in `AtMs`, `TimeMs` or `FromMs`. */
function instantOf(path: string, text: string): number | null {
  return /(At|Time|From)Ms$/.test(path) && /^\d{12,14}$/.test(text) ? Number(text) : null;
}
