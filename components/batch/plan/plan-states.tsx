'use client';

import { CircleCheck, FileX, ListChecks, Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PageHeader } from '@/components/shell/page-header';
import type { IconType } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import type { Role } from '@/lib/domain/permissions';
import type { DraftSummary } from '@/lib/schemas/drafts';
import { routes } from '@/lib/url/routes';

/** The page without a draft; an open one is offered. */
export function NoPlan({ drafts }: { drafts: DraftSummary[] }) {
  const t = useTranslations('plan.state');
  const tSubmit = useTranslations('plan.submit');
  return (
    <State
      icon={ListChecks}
      title={t('noneTitle')}
      actions={
        <LinkButton variant="primary" href={routes.events()}>
          {t('goEvents')}
        </LinkButton>
      }
    >
      {t('none')}
      {drafts.length > 0 ? (
        <ul className="mt-3 flex flex-col gap-1">
          {drafts.map((draft) => (
            <li key={draft.id}>
              <LinkButton href={routes.newBatch(draft.id)} className="max-w-full">
                <span className="truncate">
                  {t('continue', {
                    title: draft.title === '' ? tSubmit('untitled') : draft.title,
                    count: draft.rowCount,
                  })}
                </span>
              </LinkButton>
            </li>
          ))}
        </ul>
      ) : null}
    </State>
  );
}

/** No such draft, or somebody else's: which of the two is nobody's business. */
export function MissingDraft() {
  const t = useTranslations('plan.state');
  return (
    <State
      icon={FileX}
      title={t('missingTitle')}
      actions={
        <>
          <LinkButton href={routes.batches()}>{t('goBatches')}</LinkButton>
          <LinkButton href={routes.events()}>{t('goEvents')}</LinkButton>
        </>
      }
    >
      {t('missing')}
    </State>
  );
}

/** A draft keeps its id when it becomes a batch. */
export function SubmittedDraft({ batchId }: { batchId: string }) {
  const t = useTranslations('plan.state');
  return (
    <State
      icon={CircleCheck}
      title={t('submittedTitle')}
      actions={
        <LinkButton variant="primary" href={routes.batch(batchId)}>
          {t('openBatch')}
        </LinkButton>
      }
    >
      {t('submitted')}
    </State>
  );
}

export function PlanRefused({ role }: { role: Role }) {
  const t = useTranslations('plan.state');
  const tRoles = useTranslations('shell.roles');
  return (
    <State
      icon={Lock}
      title={t('roleTitle')}
      actions={<LinkButton href={routes.batches()}>{t('goBatches')}</LinkButton>}
    >
      {t('role', { role: tRoles(role) })}
    </State>
  );
}

type StateProps = { icon: IconType; title: string; actions: ReactNode; children: ReactNode };

function State({ icon, title, actions, children }: StateProps) {
  const t = useTranslations('plan');
  return (
    <>
      <PageHeader title={t('heading')} />
      <EmptyState icon={icon} title={title} actions={actions}>
        {children}
      </EmptyState>
    </>
  );
}
