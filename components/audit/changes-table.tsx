'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Instant } from '@/components/time/instant';
import { cn } from '@/lib/cn';
import { type Change, diffJson } from '@/lib/domain/json-diff';

/** Lines that are drawn; a batch of thousands of rows would be a page of its own. */
const MAX_LINES = 200;
const CELL = 'break-words px-2.5 py-1.5 align-top';

/** What an entry changed, member by member. */
export function ChangesTable({ before, after }: { before: unknown; after: unknown }) {
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
