'use client';

import { useQueryClient } from '@tanstack/react-query';
import { RotateCw, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { useNotifyProblem } from '@/components/feedback/problem-link';
import { notify } from '@/components/feedback/toast-store';
import { useFeedFilterWords } from '@/components/outcomes/use-feed-filter-words';
import { useInstantWords } from '@/components/time/use-instant-words';
import { IconButton } from '@/components/ui/icon-button';
import { Skeleton } from '@/components/ui/skeleton';
import { revokeFeed, rotateFeed } from '@/lib/actions/calendar';
import { cn } from '@/lib/cn';
import { FEEDS_KEY } from '@/lib/queries/calendar';
import type { FeedAddress, FeedRow } from '@/lib/schemas/calendar';

type FeedListProps = {
  /** Null while they are read. */
  feeds: readonly FeedRow[] | null;
  isFailed: boolean;
  onRetry: () => void;
  onRotated: (made: FeedAddress) => void;
};
type Task = { kind: 'rotate' | 'revoke'; feed: FeedRow };

/** The viewer's own feeds: what each holds, when it was last read, and how to end it. */
export function FeedList({ feeds, isFailed, onRetry, onRotated }: FeedListProps) {
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
