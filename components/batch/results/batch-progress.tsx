'use client';

import { CircleHelp, Copy, Octagon, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { notify } from '@/components/feedback/toast-store';
import { useInstantWords } from '@/components/time/use-clock';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { copyText } from '@/components/ui/copy-id';
import { CountTile } from '@/components/ui/count-tile';
import { Progress } from '@/components/ui/progress';
import { OUTCOME_LOOK, SCORE_LOOK, useScoreWord } from '@/components/vocabulary/outcome';
import { readOpenRows } from '@/lib/api-client/batches';
import { ATTENTION_REASONS, isAttentionReason, isGrave, openRows } from '@/lib/domain/batch-progress';
import { ROW_OUTCOMES, type RowOutcome } from '@/lib/domain/batches';
import { type Score, toldScores } from '@/lib/domain/box-score';
import { batchSupportBlock } from '@/lib/domain/support-block';
import type { BatchHead, OutcomeCounts } from '@/lib/schemas/batches';
import { batchParsers } from '@/lib/url/batches-params';
import { routes } from '@/lib/url/routes';

/** How far the batch is: a bar, the same in words, and its rows by phase. */
export function BatchProgress({ batch }: { batch: BatchHead }) {
  const t = useTranslations('batches');
  const outcomeWords = useOutcomeWords();
  const instantText = useInstantWords();
  const { counts, rowCount, submittedAtMs, endedAtMs } = batch;
  const answered = t('page.answered', { answered: answeredOf(counts), total: rowCount });
  const done = batch.doneInCloud;
  return (
    <>
      <div className="flex flex-col gap-2 border-line border-b px-5 py-3 max-sm:px-4">
        <OutcomeBar
          counts={counts}
          done={done}
          total={rowCount}
          label={t('page.progress')}
          words={`${answered}: ${outcomeWords(counts)}`}
        />
        <p className="flex flex-wrap justify-between gap-x-4 text-dim text-sm">
          <span>{answered}</span>
          <span>
            {submittedAtMs === null
              ? null
              : t('page.submitted', { time: instantText(submittedAtMs), name: batch.createdByName })}
            {endedAtMs === null ? null : ` · ${t('page.ended', { time: instantText(endedAtMs) })}`}
          </span>
        </p>
      </div>
      <BoxScoreBar batch={batch} />
    </>
  );
}

/** Rows of which nobody knows yet whether the cloud has their order. */
export function UnknownBanner({ count }: { count: number }) {
  const t = useTranslations('batches.unknown');
  const [, setFilter] = useQueryStates(batchParsers);
  return (
    <Alert
      tone="violet"
      icon={CircleHelp}
      role="status"
      title={t('title', { count })}
      className="rounded-none"
      actions={
        <Button size="sm" onClick={() => void setFilter({ phase: ['settling'], outcome: null })}>
          {t('show')}
        </Button>
      }
    >
      {t('text', { count })} <span className="block">{t('next')}</span>
    </Alert>
  );
}

/** Rows that need a person, by why, and the way to them. Nothing when there are none. */
export function AttentionBanner({ batch: { id, attention } }: { batch: BatchHead }) {
  const t = useTranslations('batches.attention');
  const [, setFilter] = useQueryStates(batchParsers);
  const count = openRows(attention);
  if (count === 0) return null;
  const reasons = ATTENTION_REASONS.filter((reason) => attention[reason] > 0);
  return (
    <Alert
      tone={isGrave(attention) ? 'red' : 'amber'}
      icon={TriangleAlert}
      role="status"
      title={t('title', { count })}
      className="rounded-none px-5 max-sm:px-4"
      actions={
        <>
          <CopyRowsButton batchId={id} />
          <Button
            size="sm"
            onClick={() => void setFilter({ attention: 'open', phase: null, outcome: null, region: null })}
          >
            {t('show')}
          </Button>
        </>
      }
    >
      {reasons.map((reason) => (
        <span key={reason} className="block">
          {t(`what.${reason}`, { count: attention[reason] })}
        </span>
      ))}
    </Alert>
  );
}

/** Who stopped the batch, when, and why. Nothing where no person did. */
export function StoppedBanner({ batch: { stopped } }: { batch: BatchHead }) {
  const t = useTranslations('batches.stop');
  const write = useInstantWords();
  if (stopped === null) return null;
  const { byName: name, atMs, reason } = stopped;
  return (
    <Alert
      tone="amber"
      icon={Octagon}
      title={t('by', { name, time: write(atMs) })}
      className="rounded-none px-5 max-sm:px-4"
    >
      {reason === '' ? t('noReason') : t('because', { reason })}
    </Alert>
  );
}

/** Puts the rows that need a person into the clipboard, as support asks for them. */
function CopyRowsButton({ batchId }: { batchId: string }) {
  const t = useTranslations('batches.again');
  const [running, setRunning] = useState(false);

  async function copy() {
    setRunning(true);
    const page = await readOpenRows(batchId).catch(() => null);
    setRunning(false);
    const rows = page?.rows.flatMap(({ attention, resourceId, ...row }) =>
      attention === null ? [] : [{ ...row, phase: attention, instanceId: resourceId }],
    );
    if (page && rows && (await copyText(batchSupportBlock(rows, page.total)))) notify.success(t('copied'));
    else notify.error(t('copyFailed'));
  }

  return (
    <Button size="sm" loading={running} onClick={() => void copy()}>
      <Copy aria-hidden />
      {t('copy')}
    </Button>
  );
}

/**
 * Every row of the batch by its phase; each number leads to its rows below. What somebody has acknowledged or ordered
 * again is counted here as well, since the numbers are the whole batch, but no longer in the colour of an alarm.
 */
function BoxScoreBar({ batch: { id, box, attention } }: { batch: BatchHead }) {
  const t = useTranslations('batches.page');
  const word = useScoreWord();
  const [{ phase: shown }] = useQueryStates(batchParsers);

  function hintOf(score: Score): string | null {
    if (!isAttentionReason(score) || box[score] === 0 || attention[score] === box[score]) return null;
    return attention[score] === 0 ? t('noneOpen') : t('open', { count: attention[score] });
  }

  return (
    <nav
      aria-label={t('counts')}
      className="grid shrink-0 grid-cols-[repeat(auto-fill,minmax(11.25rem,1fr))] overflow-hidden border-line border-b max-sm:grid-cols-2"
    >
      {toldScores(box).map((score) => {
        const { tone, icon } = SCORE_LOOK[score];
        const isOver = isAttentionReason(score) && attention[score] === 0;
        const isCurrent = shown.length === 1 && shown[0] === score;
        return (
          <CountTile
            key={score}
            href={routes.batch(id, { phase: isCurrent ? undefined : score })}
            scroll={false}
            count={box[score]}
            label={word(score)}
            hint={hintOf(score)}
            isCurrent={isCurrent}
            tone={isOver ? 'slate' : tone}
            icon={icon}
            className="-mb-px border-b"
          />
        );
      })}
    </nav>
  );
}

/** Drawn from what is over to what is in motion; queued rows stay empty. */
const DRAWN: readonly RowOutcome[] = ['accepted', 'refused', 'unknown', 'skipped', 'sending'];

/** How far a batch is, as a bar: green is what the cloud has done, of what it has accepted; `words` says the same for those who do not see it. */
export function OutcomeBar({
  counts,
  done = 0,
  total,
  label,
  words,
  className,
}: {
  counts: OutcomeCounts;
  /** Accepted rows that the cloud has finished well. */
  done?: number;
  total: number;
  label: string;
  words: string;
  className?: string;
}) {
  return (
    <Progress
      label={label}
      valueText={words}
      total={total}
      parts={[
        { key: 'done', tone: 'green', count: done },
        ...DRAWN.map((outcome) => ({
          key: outcome,
          // A row that was never sent is no warning by itself.
          tone: outcome === 'skipped' ? ('slate' as const) : OUTCOME_LOOK[outcome].tone,
          count: outcome === 'accepted' ? Math.max(0, counts.accepted - done) : counts[outcome],
        })),
      ]}
      className={className}
    />
  );
}

/** "4 accepted · 1 refused": every outcome that occurs. */
export function useOutcomeWords(): (counts: OutcomeCounts) => string {
  const t = useTranslations('batches.countOf');
  return (counts) =>
    ROW_OUTCOMES.filter((outcome) => counts[outcome] > 0)
      .map((outcome) => t(outcome, { count: counts[outcome] }))
      .join(' · ');
}

/** Rows to which the cloud has said yes or no. An unknown row has no answer, and a skipped one was never sent. */
export function answeredOf(counts: OutcomeCounts): number {
  return counts.accepted + counts.refused;
}
