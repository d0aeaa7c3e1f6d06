import { CalendarDays } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { CalendarWords } from '@/components/calendar/use-calendar-words';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Kbd } from '@/components/ui/kbd';
import { Skeleton } from '@/components/ui/skeleton';
import { routes } from '@/lib/url/routes';

export function Keys({ words: { t } }: { words: CalendarWords }) {
  return (
    <span aria-hidden className="flex items-center gap-1.5 text-dim text-xs max-lg:hidden">
      <Kbd>←</Kbd>
      <Kbd>→</Kbd>
      {t('keys.walk')}
      <Kbd>↵</Kbd>
      {t('keys.open')}
      <Kbd>+</Kbd>
      <Kbd>-</Kbd>
      {t('keys.zoom')}
      <Kbd>n</Kbd>
      {t('keys.now')}
    </span>
  );
}

type NothingProps = { words: CalendarWords; hasRules: boolean; isFiltered: boolean; onClear: () => void };

export function Nothing({ words: { t }, hasRules, isFiltered: filtered, onClear }: NothingProps) {
  const actions: ReactNode = filtered ? <Button onClick={onClear}>{t('clear')}</Button> : null;
  return (
    <EmptyState icon={CalendarDays} title={t('emptyTitle')} actions={actions}>
      {filtered ? t('emptyFiltered') : hasRules ? t('empty') : t('emptyNoRules')}
      {filtered ? null : (
        <>
          {' '}
          <Link href={routes.events()} className="text-accent hover:underline">
            {t('goEvents')}
          </Link>
        </>
      )}
    </EmptyState>
  );
}

export function CalendarSkeleton({ isMonth }: { isMonth: boolean }) {
  return Array.from({ length: isMonth ? 5 : 7 }, (_, row) => (
    <div
      // biome-ignore lint/suspicious/noArrayIndexKey: nothing but its place tells one line from another.
      key={row}
      className={
        isMonth
          ? 'grid h-28 grid-cols-7 gap-2 border-line2 border-b p-2'
          : 'flex h-18 items-center gap-10 border-line2 border-b px-5'
      }
    >
      {isMonth ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        Array.from({ length: 7 }, (__, column) => <Skeleton key={column} className="h-4 w-full" />)
      ) : (
        <>
          <Skeleton className="w-30" />
          <Skeleton className="h-6 w-26" />
          <Skeleton className="ml-auto h-6 w-40" />
        </>
      )}
    </div>
  ));
}
