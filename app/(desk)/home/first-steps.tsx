'use client';

import { CircleCheck, CircleDashed, CircleDot } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { cn } from '@/lib/cn';
import type { FirstStep } from '@/lib/domain/home';
import { can, type Role } from '@/lib/domain/permissions';
import type { HomeView } from '@/lib/schemas/desk';
import { routes } from '@/lib/url/routes';

/** Where each step is done; null: not on a page. */
const PLACES: Record<FirstStep, string | null> = {
  connect: routes.events(),
  people: routes.settingsUsers(),
  channel: routes.settingsNotifications(),
  told: null,
  see: routes.events({ view: 'all' }),
  draft: routes.events(),
  submit: routes.batches(),
  request: routes.approvals(),
  decide: routes.approvals(),
  follow: routes.outcomes(),
};

type FirstStepsProps = { steps: NonNullable<HomeView['steps']>; role: Role };

/** What a new desk asks of this person; what is done is ticked, and the first that is not is the one to do. */
export function FirstSteps({ steps, role }: FirstStepsProps) {
  const t = useTranslations('home.steps');
  const nextStep = steps.find(({ isDone }) => !isDone)?.step;
  return (
    <section aria-label={t('label')} className="border-line border-b px-5 pt-4 pb-5 max-sm:px-4">
      <h2 className="font-semibold">{t('label')}</h2>
      <p className="text-dim">{t('text')}</p>
      <ol className="mt-3 flex max-w-160 flex-col gap-2">
        {steps.map(({ step, isDone }) => {
          const isNext = step === nextStep;
          const Icon = isDone ? CircleCheck : isNext ? CircleDot : CircleDashed;
          const place = PLACES[step];
          return (
            <li
              key={step}
              className={cn(
                'flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-line px-3 py-2.5',
                isNext && 'border-accent bg-selection',
              )}
            >
              <Icon
                aria-hidden
                className={cn(
                  'size-[18px] shrink-0',
                  isDone ? 'text-green' : isNext ? 'text-accent' : 'text-faint',
                )}
              />
              <span className="min-w-0 flex-1 basis-48">
                <span className={cn('block', isNext && 'font-medium', isDone && 'text-dim')}>
                  {t(`${step}.title`)}
                  {isDone ? <VisuallyHidden> {t('done')}</VisuallyHidden> : null}
                </span>
                {isDone ? null : (
                  <span className="block text-dim text-sm">
                    {step === 'connect' && !can(role, 'settings.manage')
                      ? t('connect.others')
                      : t(`${step}.text`)}
                  </span>
                )}
              </span>
              {isNext && place ? (
                <LinkButton href={place} variant="primary">
                  {t('go')}
                </LinkButton>
              ) : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
