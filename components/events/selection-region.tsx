'use client';

import { useQuery } from '@tanstack/react-query';
import { CalendarClock, FilePlus2, Snowflake, TriangleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { Dropped, EventSelection, Summary } from '@/components/events/event-selection';
import { type EventSelectionState, useSelectionActions } from '@/components/events/use-event-selection';
import { useEventWords } from '@/components/events/use-event-words';
import { SelectionBar } from '@/components/table/selection-bar';
import { useViewerZone } from '@/components/time/use-clock';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { Menu, MenuItem } from '@/components/ui/menu';
import { useHotkeys } from '@/components/ui/use-hotkeys';
import { myDrafts } from '@/lib/api-client/batches';
import { MAX_BATCH_ROWS, MAX_LISTED_SELECTION } from '@/lib/domain/limits';
import { can, type Role } from '@/lib/domain/permissions';
import type { DraftSummary } from '@/lib/schemas/drafts';
import { formatInstant } from '@/lib/time/format';
import type { EventsQuery } from '@/lib/url/events-params';

type SelectionRegionProps = {
  state: EventSelectionState;
  query: EventsQuery;
  /** Rows of the whole filter that can be chosen. */
  selectable: number;
  role: Role;
};

/** Rendered while something is chosen: the bar over the list, and the notice of what fell out of the choice. */
// biome-ignore lint/style/noDefaultExport: React.lazy takes a default export
export default function SelectionRegion({ state, query, selectable, role }: SelectionRegionProps) {
  const t = useTranslations('events.selection');
  const tRole = useTranslations('events.roles');
  const { selection, summary, dropped } = state;
  const actions = useSelectionActions(state.replace);
  const reason = usePlanReason(selection, summary, role);
  const busy = actions.running !== null;
  useHotkeys({ p: () => reason === null && !busy && void actions.plan(selection) });
  const mustFreeze = selection.kind === 'listed' && selection.rows.size > MAX_LISTED_SELECTION;
  const whyNotAll = can(role, 'batches.plan')
    ? selectable > MAX_BATCH_ROWS
      ? t('tooMany', { max: MAX_BATCH_ROWS })
      : null
    : t('allRole', { role: tRole(role) });

  return (
    <div className="pointer-events-none sticky bottom-0 z-20 h-0 shrink-0 *:pointer-events-auto">
      {dropped.length > 0 ? <DroppedNotice dropped={dropped} onDismiss={state.acknowledge} /> : null}
      <SelectionBar
        label={t('label')}
        count={<SelectedCount selection={selection} count={summary.count} />}
        summary={
          <>
            <SummaryWords summary={summary} />
            {reason ? <span className="block text-xs">{reason}</span> : null}
          </>
        }
        actions={
          <>
            {selection.kind === 'listed' && selectable > 0 ? (
              <Button
                variant="ghost"
                reason={whyNotAll}
                loading={actions.running === 'freeze' && !mustFreeze}
                onClick={() => !busy && void actions.selectMatching(query, selectable)}
              >
                {t('all', { count: selectable })}
              </Button>
            ) : null}
            {mustFreeze ? (
              <Button
                loading={actions.running === 'freeze'}
                onClick={() => !busy && void actions.freezePicked(selection.rows, query)}
              >
                <Snowflake aria-hidden />
                {t('freeze', { count: selection.rows.size })}
              </Button>
            ) : null}
            <Button variant="ghost" onClick={state.clear}>
              {t('clear')}
              <span aria-hidden className="max-sm:hidden">
                <Kbd>esc</Kbd>
              </span>
            </Button>
            <DraftMenu
              mayPlan={can(role, 'batches.plan')}
              reason={reason}
              loading={actions.running === 'add'}
              onAdd={(draft) => !busy && void actions.add(selection, draft)}
            />
            <Button
              variant="primary"
              reason={reason}
              loading={actions.running === 'plan'}
              aria-keyshortcuts="p"
              onClick={() => !busy && void actions.plan(selection)}
            >
              <CalendarClock aria-hidden />
              {t('plan')}
            </Button>
          </>
        }
      />
    </div>
  );
}

/** Why no plan can be made of the selection, or null. */
function usePlanReason(selection: EventSelection, summary: Summary, role: Role): string | null {
  const t = useTranslations('events.selection');
  const tRole = useTranslations('events.roles');
  if (!can(role, 'batches.plan')) return t('planRole', { role: tRole(role) });
  if (summary.count === 0) return t('nothingLeft');
  if (summary.count > MAX_BATCH_ROWS) return t('tooMany', { max: MAX_BATCH_ROWS });
  if (selection.kind === 'listed' && selection.rows.size > MAX_LISTED_SELECTION) {
    return t('planFreeze', { max: MAX_LISTED_SELECTION });
  }
  return null;
}

function SelectedCount({ selection, count }: { selection: EventSelection; count: number }) {
  const t = useTranslations('events.selection');
  const locale = useLocale();
  const zone = useViewerZone();
  const words = t('count', { count });
  if (selection.kind === 'listed') return words;
  const time = formatInstant(selection.frozenAtMs, { zone, locale, style: 'time' });
  const how = selection.matching ? t('frozen', { time }) : t('frozenPicked', { time });
  return (
    <>
      {words} <span className="font-normal text-dim">({how})</span>
    </>
  );
}

function SummaryWords({ summary }: { summary: Summary }) {
  const t = useTranslations('events.selection');
  const { regions, critical, localDisk } = summary;
  const parts = [
    regions ? t('regions', { count: regions }) : null,
    critical > 0 ? t('critical', { count: critical }) : null,
    localDisk > 0 ? t('localDisk', { count: localDisk }) : null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function DroppedNotice({ dropped, onDismiss }: { dropped: readonly Dropped[]; onDismiss: () => void }) {
  const t = useTranslations('events.selection');
  const tCommon = useTranslations('common');
  const words = useEventWords();
  const [one] = dropped;
  if (!one) return null;
  const reason = one.gone ? t('gone') : (words.whyNot(one.row) ?? '');
  const first = t('droppedOne', { id: one.row.instanceName || one.row.eventId, reason });
  const others = dropped.length - 1;
  return (
    <Alert
      tone="amber"
      icon={TriangleAlert}
      role="status"
      className="absolute inset-x-0 bottom-18 z-20 mx-auto w-max max-w-[calc(100%-1.5rem)] shadow-float max-sm:bottom-30"
      actions={
        <Button size="sm" onClick={onDismiss}>
          {tCommon('dismiss')}
        </Button>
      }
    >
      {t('dropped', {
        count: dropped.length,
        first: others > 0 ? t('droppedMore', { first, count: others }) : first,
      })}
    </Alert>
  );
}

type DraftMenuProps = {
  /** Why nothing can be added now. */
  reason: string | null;
  loading: boolean;
  mayPlan: boolean;
  onAdd: (draft: DraftSummary) => void;
};

/** Adds the selection to one of the own drafts; nothing while there is none. */
export function DraftMenu({ reason, loading, mayPlan, onAdd }: DraftMenuProps) {
  const t = useTranslations('events.selection');
  const drafts = useQuery(myDrafts(mayPlan)).data?.rows ?? [];
  if (drafts.length === 0) return null;
  const trigger = (
    <Button reason={reason} loading={loading}>
      <FilePlus2 aria-hidden />
      {t('addToDraft')}
    </Button>
  );
  if (reason !== null) return trigger;
  return (
    <Menu trigger={trigger} side="top">
      {drafts.map((draft) => (
        <MenuItem key={draft.id} onClick={() => onAdd(draft)}>
          {t('draftLine', { title: draft.title === '' ? t('untitled') : draft.title, count: draft.rowCount })}
        </MenuItem>
      ))}
    </Menu>
  );
}
