'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CalendarPlus, Copy, RotateCw, Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { notify } from '@/components/feedback/toast-store';
import { useNotifyProblem, useProblemText } from '@/components/feedback/use-problem-text';
import { Field, FormError } from '@/components/form/field';
import { useInstantWords } from '@/components/time/use-clock';
import { Button, IconButton } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { copyText } from '@/components/ui/copy-id';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Skeleton } from '@/components/ui/skeleton';
import { createFeed, revokeFeed, rotateFeed } from '@/lib/actions/calendar';
import { FEEDS_KEY, feedsQuery } from '@/lib/api-client/calendar';
import { cn } from '@/lib/cn';
import { useRegionLabel } from '@/lib/i18n/region-name';
import type { FeedAddress, FeedFilter, FeedRow } from '@/lib/schemas/calendar';

/** By which a calendar reads the plans of this filter, without a session. */
export function CalendarLink({ filter }: { filter: FeedFilter }) {
  const t = useTranslations('calendar');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="ghost" onClick={() => setOpen(true)}>
        <CalendarPlus aria-hidden />
        {t('link')}
      </Button>
      {isOpen ? <LinkDialog filter={filter} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

type LinkDialogProps = { filter: FeedFilter; onClose: () => void };

function LinkDialog({ filter, onClose }: LinkDialogProps) {
  const t = useTranslations('calendar.dialog');
  const tCommon = useTranslations('common');
  const locale = useLocale();
  const words = useFeedFilterWords();
  const problemText = useProblemText();
  const client = useQueryClient();
  const feeds = useQuery(feedsQuery());
  const [showsNames, setShowsNames] = useState(false);
  const [withDue, setWithDue] = useState(false);
  const [made, setMade] = useState<FeedAddress | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const max = feeds.data?.max ?? 0;
  const isFull = feeds.data !== undefined && feeds.data.rows.length >= max;

  async function create() {
    setBusy(true);
    setFailure(null);
    const result = await createFeed({ filter, showsNames, locale }).catch(noAnswer);
    setBusy(false);
    await client.invalidateQueries({ queryKey: FEEDS_KEY });
    if (result?.ok) setMade(result.data);
    else setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
  }

  // It is a part of the address, not of the link: it may be chosen whenever an address is shown.
  const dueOption = (
    <Option isOn={withDue} onChange={setWithDue}>
      {t('withDue')}
    </Option>
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      description={t('description')}
      closeOnOutside={made === null}
      titleFirst
    >
      <div className="flex flex-col gap-4">
        {made ? (
          <div className="flex flex-col gap-2.5">
            <Address address={withDue ? `${made.address}?due=1` : made.address} />
            {dueOption}
          </div>
        ) : (
          <div className="flex flex-col gap-2.5">
            <p>
              <span className="text-dim">{t('filter')}: </span>
              {words(filter)}
            </p>
            <Option isOn={showsNames} onChange={setShowsNames}>
              {t('showsNames')}
            </Option>
            {dueOption}
            <div>
              <Button
                variant="primary"
                loading={isBusy}
                reason={isFull ? t('full', { max }) : null}
                onClick={() => void create()}
              >
                {t('create')}
              </Button>
            </div>
            <FormError>{failure}</FormError>
          </div>
        )}
        <p className="text-dim text-sm">{t('hint')}</p>
        <FeedList
          feeds={feeds.data?.rows ?? null}
          isFailed={feeds.isError}
          onRetry={() => void feeds.refetch()}
          onRotated={setMade}
        />
      </div>
    </Dialog>
  );
}

type OptionProps = { isOn: boolean; onChange: (isOn: boolean) => void; children: ReactNode };

function Option({ isOn, onChange, children }: OptionProps) {
  return (
    <label className="flex items-center gap-2">
      <Checkbox checked={isOn} onChange={(event) => onChange(event.currentTarget.checked)} />
      {children}
    </label>
  );
}

/** The address, once, with a button that copies it. */
function Address({ address }: { address: string }) {
  const t = useTranslations('calendar.dialog');
  async function copy() {
    if (await copyText(address)) notify.success(t('copied'));
    else notify.error(t('copyFailed'));
  }
  return (
    <Field label={t('address')} hint={t('addressHint')}>
      {(control) => (
        <span className="flex items-center gap-2">
          <Input
            {...control}
            readOnly
            value={address}
            className="min-w-0 flex-1 font-mono text-xs"
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button onClick={() => void copy()}>
            <Copy aria-hidden />
            {t('copy')}
          </Button>
        </span>
      )}
    </Field>
  );
}

type FeedListProps = {
  /** Null while they are read. */
  feeds: readonly FeedRow[] | null;
  isFailed: boolean;
  onRetry: () => void;
  onRotated: (made: FeedAddress) => void;
};
type Task = { kind: 'rotate' | 'revoke'; feed: FeedRow };

/** The viewer's own feeds: what each holds, when it was last read, and how to end it. */
function FeedList({ feeds, isFailed, onRetry, onRotated }: FeedListProps) {
  const t = useTranslations('calendar.dialog');
  const [task, setTask] = useState<Task | null>(null);
  return (
    <section aria-label={t('own')}>
      <h3 className="mb-1 font-medium">{t('own')}</h3>
      {isFailed ? <ErrorBanner title={t('loadFailed')} onRetry={onRetry} /> : null}
      {feeds === null && !isFailed ? <Skeleton className="my-2 w-60" /> : null}
      {feeds?.length === 0 ? <p className="text-dim">{t('none')}</p> : null}
      <ul>
        {feeds?.map((feed) => (
          <FeedLine key={feed.id} feed={feed} onTask={(kind) => setTask({ kind, feed })} />
        ))}
      </ul>
      {task ? <TaskDialog task={task} onRotated={onRotated} onClose={() => setTask(null)} /> : null}
    </section>
  );
}

function FeedLine({ feed, onTask }: { feed: FeedRow; onTask: (kind: Task['kind']) => void }) {
  const t = useTranslations('calendar.dialog');
  const words = useFeedFilterWords();
  const timeWords = useInstantWords();
  const filter = words(feed.filter);
  return (
    <li className="flex items-center gap-2 border-line2 border-b py-2 last:border-b-0">
      <span className="min-w-0 flex-1">
        <span className="block break-words">
          {filter}
          {feed.showsNames ? ` · ${t('names')}` : null}
        </span>
        <span className="block text-dim text-sm">
          {feed.lastFetchMs === null ? t('never') : t('fetched', { time: timeWords(feed.lastFetchMs) })}
          {' · '}
          <span className={cn(feed.endsSoon && 'font-medium text-amber')}>
            {t(feed.endsSoon ? 'endsSoon' : 'ends', { time: timeWords(feed.expiresAtMs) })}
          </span>
        </span>
      </span>
      <IconButton aria-label={t('rotateOf', { filter })} onClick={() => onTask('rotate')}>
        <RotateCw aria-hidden />
      </IconButton>
      <IconButton aria-label={t('revokeOf', { filter })} onClick={() => onTask('revoke')}>
        <Trash2 aria-hidden />
      </IconButton>
    </li>
  );
}

type TaskDialogProps = { task: Task; onRotated: (made: FeedAddress) => void; onClose: () => void };

function TaskDialog({ task: { kind, feed }, onRotated, onClose }: TaskDialogProps) {
  const t = useTranslations('calendar.dialog');
  const notifyProblem = useNotifyProblem();
  const client = useQueryClient();

  async function confirm() {
    const input = { feedId: feed.id };
    const [rotated, revoked] =
      kind === 'rotate'
        ? [await rotateFeed(input).catch(noAnswer), null]
        : [null, await revokeFeed(input).catch(noAnswer)];
    await client.invalidateQueries({ queryKey: FEEDS_KEY });
    const result = rotated ?? revoked;
    if (!result?.ok) {
      notifyProblem(t('actFailed'), result?.problem ?? null);
      return;
    }
    if (rotated?.ok) onRotated(rotated.data);
    else notify.success(t('revoked'));
    onClose();
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(kind === 'rotate' ? 'rotateTitle' : 'revokeTitle')}
      description={t(kind === 'rotate' ? 'rotateText' : 'revokeText')}
      confirmLabel={t(kind)}
      tone={kind === 'revoke' ? 'danger' : 'primary'}
      onConfirm={confirm}
    />
  );
}

/** Says in words which plans a feed holds. */
function useFeedFilterWords(): (filter: FeedFilter) => string {
  const t = useTranslations('calendar.filter');
  const tPhase = useTranslations('outcomes.phase');
  const regionLabel = useRegionLabel();
  return ({ phase, region, batch, q, attention }) => {
    const parts: string[] = [];
    const regions = region.map((id) => regionLabel(id, '')).join(', ');
    const phases = phase.map((one) => tPhase(one)).join(', ');
    if (attention === 'open') parts.push(t('open'));
    if (region.length > 0) parts.push(t('regions', { count: region.length, names: regions }));
    if (phase.length > 0) parts.push(t('phases', { count: phase.length, names: phases }));
    if (batch !== null) parts.push(t('batch'));
    if (q !== '') parts.push(t('search', { text: q }));
    return parts.length === 0 ? t('all') : parts.join(' · ');
  };
}
