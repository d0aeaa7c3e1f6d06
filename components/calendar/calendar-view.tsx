'use client';

import { ChevronLeft, ChevronRight, CloudAlert } from 'lucide-react';
import { useLocale } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useRef, useState } from 'react';
import { CalendarSkeleton, Keys, Nothing } from '@/components/calendar/calendar-parts';
import { CalendarToolbar } from '@/components/calendar/calendar-toolbar';
import { DetailPanel } from '@/components/calendar/detail-panel';
import { Lanes } from '@/components/calendar/lanes';
import { Legend } from '@/components/calendar/look';
import { Month } from '@/components/calendar/month';
import { ScheduleTable } from '@/components/calendar/schedule-table';
import { type Chosen, findChosen, unansweredOf, useCalendar } from '@/components/calendar/use-calendar';
import { type CalendarWords, useCalendarWords } from '@/components/calendar/use-calendar-words';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { SyncStatus } from '@/components/feedback/sync-status';
import { CalendarLink } from '@/components/shell/calendar-link';
import { PageHeader } from '@/components/shell/page-header';
import { RegionLimitNote } from '@/components/shell/region-limit';
import { LoadMore } from '@/components/table/load-more';
import { useClock, useViewerZone } from '@/components/time/use-clock';
import { Button, IconButton } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { Segmented } from '@/components/ui/radio-group';
import { useHotkeys } from '@/components/ui/use-hotkeys';
import { ReadError } from '@/lib/api-client/get-json';
import {
  CALENDAR_SPANS,
  type CalendarParams,
  calendarInputOf,
  calendarParsers,
  shiftedFrom,
  zoneOf,
} from '@/lib/url/calendar-params';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** When what happens: windows, freezes, plans, and what the cloud does by itself. */
export function CalendarView() {
  const locale = useLocale();
  const viewerZone = useViewerZone();
  const [params, setParams] = useQueryStates(calendarParsers);
  const zone = zoneOf(params, viewerZone);
  const isMonth = params.view === 'month';
  const words = useCalendarWords(zone, isMonth ? 'all' : params.by);
  const { t } = words;
  const nowMs = useClock((ms) => Math.floor(ms / MINUTE_MS) * MINUTE_MS);
  // Read anew only when the hour is another one.
  const asked = calendarInputOf(params, Math.floor(nowMs / HOUR_MS) * HOUR_MS, zone);
  const span = { fromMs: asked.fromMs, toMs: asked.toMs };
  const { list, sight, answer, lanes } = useCalendar(asked);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  // What is shown while another stretch is on its way belongs to the one before.
  const isOther = list.isPlaceholderData;
  const found = findChosen(lanes, chosen);
  const answers = unansweredOf(lanes);
  const monthMs = params.from === null ? nowMs : Date.parse(params.from);

  function choose(next: Chosen) {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setChosen(next);
  }
  function close() {
    setChosen(null);
    opener.current?.focus();
  }
  const closeOpen = () => {
    if (chosen !== null) close();
  };
  const step = (by: 1 | -1) => void setParams({ from: shiftedFrom(params, nowMs, zone, by) });
  const zoom = (by: 1 | -1) => {
    const next = CALENDAR_SPANS[CALENDAR_SPANS.indexOf(params.span) + by];
    if (next && !isMonth) void setParams({ span: next });
  };
  const today = () => void setParams({ from: null });
  useHotkeys({
    '+': () => zoom(-1),
    '=': () => zoom(-1),
    '-': () => zoom(1),
    n: today,
    t: () => void setParams({ view: params.view === 'table' ? 'lanes' : 'table' }),
    Escape: closeOpen,
  });

  const problem = list.error instanceof ReadError ? list.error.problem : null;
  const isEmpty = answer !== undefined && !isOther && lanes.every(hasNothing);
  const table = (
    <ScheduleTable lanes={lanes} span={span} words={words} laneHeading={t(params.by)} onChoose={choose} />
  );
  return (
    <>
      <PageHeader
        title={t('heading')}
        status={
          <>
            <span className="text-text tabular-nums">
              {isMonth
                ? words.monthName(monthMs)
                : `${words.at(span.fromMs, 'date')} – ${words.at(span.toMs - 1, 'date')}`}
            </span>
            <span className="flex items-center gap-1">
              <IconButton variant="outline" aria-label={t('earlier')} onClick={() => step(-1)}>
                <ChevronLeft aria-hidden />
              </IconButton>
              <Button onClick={today}>{t('today')}</Button>
              <IconButton variant="outline" aria-label={t('later')} onClick={() => step(1)}>
                <ChevronRight aria-hidden />
              </IconButton>
            </span>
            <span className="max-lg:hidden">
              <SyncStatus syncedAtMs={sight?.seenUpToMs ?? null} />
            </span>
            <RegionLimitNote />
          </>
        }
        actions={
          <>
            {(answer?.unanswered ?? 0) > 0 ? (
              <Button variant="danger" onClick={() => choose('answers')}>
                <CloudAlert aria-hidden />
                {t('unanswered', { count: answer?.unanswered ?? 0 })}
              </Button>
            ) : null}
            <CalendarLink
              filter={{ phase: [], region: params.region, batch: null, q: '', attention: 'all' }}
            />
            <Views params={params} words={words} onChange={(change) => void setParams(change)} />
          </>
        }
      />
      <CalendarToolbar
        params={params}
        answer={answer}
        zone={zone}
        viewerZone={viewerZone}
        fromMs={span.fromMs}
        words={words}
        onChange={(change) => void setParams(change)}
      />
      {list.error ? (
        <ErrorBanner
          title={t('loadFailed')}
          requestId={problem?.correlationId}
          onRetry={() => void list.refetch()}
          className="rounded-none"
        />
      ) : null}
      {answer?.isCut ? <p className="border-line border-b px-5 py-2 text-amber">{t('cut')}</p> : null}
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col" aria-busy={list.isPending || isOther}>
          <div className="min-h-0 flex-1 overflow-auto">
            {list.isPending ? <CalendarSkeleton isMonth={isMonth} /> : null}
            {answer && isMonth && lanes[0] ? (
              <Month
                lane={lanes[0]}
                monthMs={monthMs}
                nowMs={nowMs}
                zone={zone}
                words={words}
                chosen={chosen}
                onChoose={choose}
                onDay={({ fromMs }) =>
                  void setParams({ view: 'lanes', span: '24h', from: new Date(fromMs).toISOString() })
                }
              />
            ) : null}
            {isEmpty && !isMonth ? (
              <Nothing
                words={words}
                hasRules={answer.hasRules}
                isFiltered={isFiltered(params)}
                onClear={() => void setParams({ region: null, service: null, state: null })}
              />
            ) : null}
            {answer && !isEmpty && params.view === 'lanes' ? (
              <>
                <div className="max-sm:hidden">
                  <Lanes
                    lanes={lanes}
                    span={{ fromMs: answer.fromMs, toMs: answer.toMs }}
                    nowMs={nowMs}
                    zone={zone}
                    words={words}
                    chosen={chosen}
                    onChoose={choose}
                  />
                </div>
                {/* A phone has no room for lanes. */}
                <div className="sm:hidden">{table}</div>
              </>
            ) : null}
            {answer && !isEmpty && params.view === 'table' ? table : null}
            <LoadMore list={list} label={t('moreLanes')} />
          </div>
          <footer className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-line border-t px-5 py-2 max-sm:hidden">
            <Legend keys={params.view === 'lanes'} />
            {params.view === 'lanes' ? <Keys words={words} /> : null}
          </footer>
        </div>
        {found !== null || (chosen === 'answers' && answers.length > 0) ? (
          <DetailPanel
            found={found}
            answers={answers}
            zone={zone}
            words={words}
            locale={locale}
            onClose={close}
          />
        ) : null}
      </div>
    </>
  );
}

function hasNothing({
  bars,
  dues,
  freezes,
  windows,
  partWindows,
  loads,
}: ReturnType<typeof useCalendar>['lanes'][number]): boolean {
  return [bars, dues, freezes, windows, partWindows, loads].every(({ length }) => length === 0);
}

export function isFiltered({ region, service, state }: CalendarParams): boolean {
  return region.length > 0 || service.length > 0 || state !== null;
}

type ViewsProps = {
  params: CalendarParams;
  words: CalendarWords;
  onChange: (change: Partial<CalendarParams>) => void;
};

/** Month, lanes or table; a phone has no lanes. */
function Views({ params, words: { t }, onChange }: ViewsProps) {
  const options = [
    { value: 'month' as const, label: t('views.month') },
    { value: 'lanes' as const, label: t('views.lanes') },
    {
      value: 'table' as const,
      label: (
        <>
          {t('views.table')}
          <Kbd className="max-sm:hidden">t</Kbd>
        </>
      ),
    },
  ];
  const onValueChange = (view: CalendarParams['view']) => onChange({ view });
  return (
    <>
      <Segmented
        label={t('view')}
        labelHidden
        options={options}
        value={params.view}
        onValueChange={onValueChange}
        className="max-sm:hidden"
      />
      <Segmented
        label={t('view')}
        labelHidden
        options={options.filter(({ value }) => value !== 'lanes')}
        value={params.view === 'lanes' ? 'table' : params.view}
        onValueChange={onValueChange}
        className="sm:hidden"
      />
    </>
  );
}
