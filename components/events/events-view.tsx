'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CloudDownload, Inbox, SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy, memo, Suspense, useCallback } from 'react';
import {
  EventsHeader,
  FilteredOutIds,
  FirstReading,
  ListProblem,
  NotFoundIds,
  SyncProblem,
} from '@/components/events/events-header';
import { Toolbar } from '@/components/events/toolbar';
import { useColumns } from '@/components/events/use-columns';
import { useEventSelection } from '@/components/events/use-event-selection';
import { useEventWords } from '@/components/events/use-event-words';
import { type ShownRow, useEventsList } from '@/components/events/use-events-list';
import { type ChangeQuery, useUrlState } from '@/components/events/use-url-state';
import { DataGrid } from '@/components/table/data-grid';
import { Button, Spinner } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Kbd } from '@/components/ui/kbd';
import { useHotkeys } from '@/components/ui/use-hotkeys';
import { useLasting } from '@/components/ui/use-lasting';
import { syncQuery } from '@/lib/api-client/desk';
import { eventFacets } from '@/lib/api-client/events';
import type { Role } from '@/lib/domain/permissions';
import { type EventsQuery, isFiltered } from '@/lib/url/events-params';

const EventSheet = lazy(() => import('@/components/events/event-sheet'));
const loadSelectionRegion = () => import('@/components/events/selection-region');
const SelectionRegion = lazy(loadSelectionRegion);
/** Before the first tick: whoever points at the list or goes into it may choose from it. */
const prepare = () => void loadSelectionRegion();

const NO_IDS: readonly string[] = [];
const keyOf = (row: ShownRow) => row.key;

/** The Events page. Who owns which state: README.md of this folder. */
export function EventsView({ role }: { role: Role }) {
  const t = useTranslations('events');
  const words = useEventWords();
  const url = useUrlState();
  const list = useEventsList(url.query);
  const selection = useEventSelection(list.source);

  const whyNot = useCallback(
    (row: ShownRow) => words.whyNot(row) ?? (row.left ? t('left') : null),
    [words, t],
  );
  const members = selection.selection.kind === 'frozen' ? selection.selection.keys : null;
  const whyNotSelectable = useCallback(
    (row: ShownRow) => whyNot(row) ?? (members && !members.has(row.key) ? t('notInFrozen') : null),
    [whyNot, members, t],
  );
  const selectLabel = useCallback((row: ShownRow) => t('select', { id: row.eventId }), [t]);
  const columns = useColumns(url.sort.columnId, whyNot);
  const hasSelection = selection.summary.count > 0 || selection.dropped.length > 0;
  useHotkeys(hasSelection && url.params.event === null ? { Escape: selection.clear } : {});

  const openIndex = list.rows.findIndex(({ key }) => key === url.params.event);
  const total = list.first?.total ?? null;
  const rowCount = Math.max(total ?? 0, list.rows.length);
  return (
    <>
      <EventsHeader query={url.query} role={role} onChange={url.changeQuery} />
      <Toolbar
        query={url.query}
        sort={url.sort}
        onSortChange={url.changeSort}
        onChange={url.changeQuery}
        onIntent={url.prepareQuery}
        onReset={url.resetFilters}
        total={total}
        held={url.query.view === 'redeployable' ? (total ?? 0) - (list.first?.selectable ?? total ?? 0) : 0}
        isUpdating={list.isUpdating}
      />
      <SyncProblem />
      {list.rows.length > 0 ? <FirstReading /> : null}
      <ListProblem error={list.error} hasRows={list.rows.length > 0} onRetry={list.retry} />
      <FilteredOutIds
        ids={list.first?.filteredOut ?? NO_IDS}
        onShow={() =>
          url.changeQuery({ view: 'all', type: null, level: null, status: null, region: null, due: null })
        }
      />
      <NotFoundIds ids={list.first?.notFound ?? NO_IDS} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only watches what happens to the grid inside */}
      <div
        className="relative flex min-h-0 flex-1 flex-col [@media(max-height:520px)]:min-h-88"
        onPointerEnter={(event) => {
          prepare();
          list.setHeld(event.pointerType === 'mouse');
        }}
        onFocus={prepare}
        onPointerLeave={() => list.setHeld(false)}
      >
        <DataGrid
          label={t('grid')}
          rows={list.rows}
          rowCount={rowCount}
          getRowId={keyOf}
          columns={columns}
          selection={selection.gridSelection}
          onSelectionChange={selection.tick}
          selectLabel={selectLabel}
          selectAllLabel={t('selectAllShown')}
          whyNotSelectable={whyNotSelectable}
          onOpen={(row) => url.openEvent(row.key)}
          openId={url.params.event}
          sort={url.sort}
          onSortChange={url.changeSort}
          onSortIntent={url.prepareSort}
          loading={list.isLoading && list.error === null}
          onEndReached={list.loadMore}
          empty={
            list.error ? null : (
              <EmptyList query={url.query} onChange={url.changeQuery} onReset={url.resetFilters} />
            )
          }
        />
        {hasSelection ? (
          <Suspense fallback={null}>
            <SelectionRegion
              state={selection}
              query={url.query}
              selectable={list.first?.selectable ?? 0}
              role={role}
            />
          </Suspense>
        ) : null}
      </div>
      <Footer loaded={list.rows.length} total={rowCount} isUpdating={list.isUpdating} />
      {url.params.event ? (
        <Suspense fallback={null}>
          <EventSheet
            eventKey={url.params.event}
            previous={list.rows[openIndex - 1]?.key ?? null}
            next={openIndex === -1 ? null : (list.rows[openIndex + 1]?.key ?? null)}
            onWalk={url.openEvent}
            selection={selection}
            role={role}
            onClose={url.closeEvent}
          />
        </Suspense>
      ) : null}
    </>
  );
}

/** An answer that is there sooner needs no sign that it is on its way (ms). */
const SOON_MS = 300;

type FooterProps = { loaded: number; total: number; isUpdating: boolean };

/** How much of the list is here, and the keys that walk it. */
function Footer({ loaded, total, isUpdating }: FooterProps) {
  const t = useTranslations('events');
  const isSlow = useLasting(isUpdating, SOON_MS);
  return (
    <footer className="flex h-9 shrink-0 items-center gap-2 border-line border-t bg-panel px-5 text-dim text-sm max-sm:hidden">
      {t('footer.loaded', { loaded, total })}
      {isSlow ? (
        <>
          <Spinner className="size-3" />
          <span className="sr-only">{t('updating')}</span>
        </>
      ) : null}
      <Keys />
    </footer>
  );
}

const Keys = memo(KeysView);

function KeysView() {
  const t = useTranslations('events.footer');
  return (
    <span className="ml-auto flex items-center gap-1.5 text-xs max-lg:hidden">
      <Kbd>j</Kbd> <Kbd>k</Kbd> {t('move')} · <Kbd>x</Kbd> {t('select')} · <Kbd>⇧</Kbd> {t('range')} ·{' '}
      <Kbd>?</Kbd> {t('help')}
    </span>
  );
}

type EmptyListProps = { query: EventsQuery; onChange: ChangeQuery; onReset: () => void };

/** Why the list is empty, and the way out: still reading, filtered away, or nothing there. */
function EmptyList({ query, onChange, onReset }: EmptyListProps) {
  const t = useTranslations('events');
  const { data: sync } = useQuery(syncQuery());
  const { data: facets } = useQuery(eventFacets({ ...query, view: 'all' }));
  const total = facets?.types.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const showAll = <Button onClick={() => onChange({ view: 'all' })}>{t('empty.showAll')}</Button>;

  if (isFiltered(query)) {
    return (
      <EmptyState
        icon={SearchX}
        title={t('empty.filtered')}
        actions={
          <>
            <Button onClick={onReset}>{t('empty.clear')}</Button>
            {query.view === 'all' ? null : showAll}
          </>
        }
      >
        {t('empty.filteredHint')}
      </EmptyState>
    );
  }
  if (sync && sync.syncedAtMs === null) {
    return (
      <EmptyState icon={CloudDownload} title={t('first.title')}>
        <span role="status">
          {sync.running ? t('first.progress', { count: sync.eventsSeen }) : t('first.waiting')}
        </span>
      </EmptyState>
    );
  }
  if (query.view === 'all') {
    return (
      <EmptyState icon={Inbox} title={t('empty.all')}>
        {t('empty.allHint')}
      </EmptyState>
    );
  }
  if (query.view === 'unplanned') {
    return (
      <EmptyState
        icon={CircleCheck}
        title={t('empty.unplanned')}
        actions={<Button onClick={() => onChange({ view: 'redeployable' })}>{t('empty.showPlanned')}</Button>}
      >
        {t('empty.unplannedHint')}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={CircleCheck} title={t('empty.redeployable')} actions={total > 0 ? showAll : undefined}>
      {t('empty.redeployableHint', { total })}
    </EmptyState>
  );
}
