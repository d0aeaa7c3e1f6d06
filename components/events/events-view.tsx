'use client';

import { useTranslations } from 'next-intl';
import { lazy, Suspense, useCallback } from 'react';
import { EmptyList } from '@/components/events/empty-list';
import { EventsHeader } from '@/components/events/events-header';
import { Footer } from '@/components/events/footer';
import {
  FilteredOutIds,
  FirstReading,
  ListProblem,
  NotFoundIds,
  SyncProblem,
} from '@/components/events/notices';
import type { ShownRow } from '@/components/events/steady-rows';
import { Toolbar } from '@/components/events/toolbar';
import { useColumns } from '@/components/events/use-columns';
import { useEventSelection } from '@/components/events/use-event-selection';
import { useEventWords } from '@/components/events/use-event-words';
import { useEventsList } from '@/components/events/use-events-list';
import { useUrlState } from '@/components/events/use-url-state';
import { DataGrid } from '@/components/table/data-grid';
import { useHotkeys } from '@/components/ui/use-hotkeys';
import type { Role } from '@/lib/domain/permissions';

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
