'use client';

import { Pencil } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';
import type { DraftSummary } from '@/lib/schemas/batches';
import { routes } from '@/lib/url/routes';

/** My own plan that was not submitted yet. */
export function DraftStrip({ draft }: { draft: DraftSummary }) {
  const t = useTranslations('batches');
  return (
    <section
      aria-label={t('draft.label')}
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b bg-selection px-5 py-1.5 max-sm:px-4"
    >
      <Pencil aria-hidden className="size-[15px] stroke-[1.75] text-accent" />
      <span className="min-w-0 flex-1 break-words">
        {t('draft.text', {
          title: draft.title === '' ? t('list.untitled') : draft.title,
          count: draft.rowCount,
        })}
      </span>
      <LinkButton href={routes.newBatch(draft.id)}>{t('draft.continue')}</LinkButton>
    </section>
  );
}
