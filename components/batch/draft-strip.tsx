'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useNotifyProblem } from '@/components/feedback/use-problem-text';
import { useClock } from '@/components/time/use-clock';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { discardDraft } from '@/lib/actions/batches';
import { MY_DRAFTS_KEY } from '@/lib/api-client/batches';
import type { DraftSummary } from '@/lib/schemas/drafts';
import { formatRelative } from '@/lib/time/format';
import { routes } from '@/lib/url/routes';

/** More drafts than these are one press away: the list is about batches. */
const SHOWN_DRAFTS = 2;

/** My own plans that were not submitted yet, the one saved last first. */
export function DraftStrips({ drafts }: { drafts: readonly DraftSummary[] }) {
  const t = useTranslations('batches.draft');
  const [isOpen, setOpen] = useState(false);
  const more = drafts.length - SHOWN_DRAFTS;
  return (
    <>
      {drafts.slice(0, isOpen ? undefined : SHOWN_DRAFTS).map((draft) => (
        <DraftStrip key={draft.id} draft={draft} />
      ))}
      {more > 0 ? (
        <div className="shrink-0 border-line border-b bg-selection px-5 py-1 max-sm:px-4">
          <Button variant="ghost" size="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? t('less') : t('more', { count: more })}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function DraftStrip({ draft }: { draft: DraftSummary }) {
  const t = useTranslations('batches');
  const title = draft.title === '' ? t('list.untitled') : draft.title;
  return (
    <section
      aria-label={t('draft.label')}
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b bg-selection px-5 py-1.5 max-sm:px-4"
    >
      <Pencil aria-hidden className="size-[15px] stroke-[1.75] text-accent" />
      <span className="min-w-0 flex-1 break-words">
        {t('draft.text', { title, count: draft.rowCount })}
        <SavedAge savedAtMs={draft.savedAtMs} />
      </span>
      <Discard draft={draft} title={title} />
      <LinkButton href={routes.newBatch(draft.id)}>{t('draft.continue')}</LinkButton>
    </section>
  );
}

function SavedAge({ savedAtMs }: Pick<DraftSummary, 'savedAtMs'>) {
  const t = useTranslations('batches.draft');
  const locale = useLocale();
  const age = useClock((nowMs) => formatRelative(savedAtMs, nowMs, locale));
  return <span className="text-dim"> · {t('saved', { age })}</span>;
}

/** Throws the draft away where it stands, after asking. */
function Discard({ draft, title }: { draft: DraftSummary; title: string }) {
  const t = useTranslations('batches.draft');
  const notifyProblem = useNotifyProblem();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);

  async function discard() {
    const result = await discardDraft({ draftId: draft.id }).catch(noAnswer);
    if (result?.ok) {
      setOpen(false);
      await client.invalidateQueries({ queryKey: MY_DRAFTS_KEY });
      notify.success(t('discarded', { title }));
      return;
    }
    notifyProblem(t('discardFailed'), result?.problem ?? null);
  }

  return (
    <>
      <Button variant="ghost" aria-label={t('discardOne', { title })} onClick={() => setOpen(true)}>
        {t('discard')}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t('discardTitle', { title })}
        description={t('discardText', { count: draft.rowCount })}
        confirmLabel={t('discardConfirm')}
        tone="danger"
        onConfirm={discard}
      />
    </>
  );
}
