'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useApprovalRun } from '@/components/batch/review/use-approval-actions';
import { Field, FormError } from '@/components/form/field';
import { Instant } from '@/components/time/instant';
import { Button } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { Textarea } from '@/components/ui/input';
import { Person } from '@/components/ui/person';
import { useTypedEarly } from '@/components/ui/typed-text';
import { commentBatch } from '@/lib/actions/batches';
import { batchRowNames, readBatchComments } from '@/lib/api-client/batches';
import { MAX_NOTE_LENGTH } from '@/lib/domain/limits';
import { useRegionLabel } from '@/lib/i18n/region-name';
import type { BatchComment } from '@/lib/schemas/batch-approval';
import type { BatchHead } from '@/lib/schemas/batches';

/** What people said about the batch or one of its rows; a comment changes no state. */
export function Comments({ batch }: { batch: BatchHead }) {
  const t = useTranslations('approvals.comments');
  const { comments, earlier, loading, failed, load } = useComments(batch);
  return (
    <section aria-labelledby="comments-heading" className="flex flex-col gap-2.5">
      <h2 id="comments-heading" className="font-medium">
        {t('heading')}
      </h2>
      {comments.length === 0 ? <p className="text-dim text-sm">{t('none')}</p> : null}
      {earlier > 0 ? (
        <Button size="sm" variant="ghost" className="self-start" loading={loading} onClick={load}>
          {t('earlier', { count: earlier })}
        </Button>
      ) : null}
      <FormError>{failed ? t('earlierFailed') : null}</FormError>
      <ul className="flex flex-col gap-2.5 empty:hidden">
        {comments.map((comment) => (
          <Comment key={comment.id} comment={comment} />
        ))}
      </ul>
      {batch.canDo.comment === null ? <CommentForm batch={batch} /> : null}
    </section>
  );
}

function Comment({ comment }: { comment: BatchComment }) {
  const t = useTranslations('approvals.comments');
  const { instance } = comment;
  return (
    <li className="text-sm">
      <p className="flex flex-wrap gap-x-2">
        <Person name={comment.userName} email={comment.userEmail} />
        <span className="text-dim">
          <Instant ms={comment.atMs} withZone />
          {instance === null ? null : ` · ${t('aboutRow', { instance })}`}
        </span>
      </p>
      <p className="whitespace-pre-wrap break-words">{comment.text}</p>
    </li>
  );
}

/** Stands for "no row" in the list, whose values are texts. */
const WHOLE_BATCH = '';

function CommentForm({ batch }: { batch: BatchHead }) {
  const t = useTranslations('approvals.comments');
  const run = useApprovalRun();
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useTypedEarly(field, text, setText);
  const [rowId, setRowId] = useState(WHOLE_BATCH);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function send() {
    setSending(true);
    setFailure(null);
    const done = await run(() =>
      commentBatch({ batchId: batch.id, rowId: rowId === WHOLE_BATCH ? null : rowId, text }),
    );
    setSending(false);
    if (done.ok) {
      // What was begun while this one was sent stays.
      setText((now) => (now === text ? '' : now));
      setRowId((now) => (now === rowId ? WHOLE_BATCH : now));
    } else setFailure(`${t('failed')}: ${done.text}`);
  }

  const region = useRegionLabel();
  // Only whoever writes chooses a row: nobody else waits for the names of ten thousand.
  const [isWriting, setIsWriting] = useState(false);
  const names = useQuery({ ...batchRowNames(batch.id), enabled: isWriting });
  const rows = (names.data?.rows ?? []).map((row) => ({
    value: row.id,
    label: row.name,
    hint: region(row.regionId, row.regionName),
  }));
  return (
    <form
      className="flex flex-col gap-2.5"
      onFocus={() => setIsWriting(true)}
      onSubmit={(event) => event.preventDefault()}
    >
      <Field label={t('write')}>
        {(control) => (
          <Textarea
            {...control}
            ref={field}
            rows={2}
            maxLength={MAX_NOTE_LENGTH}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <FormError>{failure}</FormError>
      <div className="flex flex-wrap items-end justify-between gap-2.5">
        <Combobox
          label={t('about')}
          items={[{ value: WHOLE_BATCH, label: t('wholeBatch') }, ...rows]}
          value={rowId}
          onValueChange={setRowId}
          emptyText={t('noRow')}
          className="w-56 max-sm:w-full"
        />
        <Button reason={text.trim() === '' ? t('empty') : null} loading={sending} onClick={send}>
          {t('send')}
        </Button>
      </div>
    </form>
  );
}

/** The comments of a batch: the newest come with it, all others once somebody asks for them. None ever changes. */
function useComments(batch: BatchHead) {
  const [loaded, setLoaded] = useState<readonly BatchComment[]>([]);
  const [loading, setLoading] = useState(false);
  const [failed, setFailed] = useState(false);
  const newest = new Set(batch.comments.map(({ id }) => id));
  const comments = [...loaded.filter(({ id }) => !newest.has(id)), ...batch.comments];

  async function load() {
    setLoading(true);
    const all = await readBatchComments(batch.id).catch(() => null);
    setLoading(false);
    setFailed(all === null);
    if (all) setLoaded(all);
  }

  const earlier = Math.max(0, batch.commentCount - comments.length);
  return { comments, earlier, loading, failed, load: () => void load() };
}
