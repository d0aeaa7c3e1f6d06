'use client';

import { CloudOff, Hourglass, Lock, Timer, TriangleAlert, X } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef } from 'react';
import { StepWord } from '@/components/calendar/look';
import type { Found } from '@/components/calendar/use-calendar';
import type { CalendarWords } from '@/components/calendar/use-calendar-words';
import { useClock } from '@/components/time/use-clock';
import { Alert } from '@/components/ui/alert';
import { IconButton } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { CALENDAR_STEPS, type CalendarDue, type CalendarLane } from '@/lib/schemas/schedule-calendar';
import { formatRelative, offsetLabel } from '@/lib/time/format';
import { routes } from '@/lib/url/routes';

type DetailPanelProps = {
  /** Null: only what needs an answer. */
  found: Found | null;
  answers: readonly { lane: CalendarLane; due: CalendarDue }[];
  zone: string;
  words: CalendarWords;
  locale: string;
  onClose: () => void;
};

/** Beside the calendar: what was chosen, and what somebody must say something about. */
export function DetailPanel({ found, answers, zone, words, locale, onClose }: DetailPanelProps) {
  const { t } = words;
  const tCommon = useTranslations('common');
  const heading = useRef<HTMLHeadingElement>(null);
  const name = found === null ? 'answers' : found.kind === 'bar' ? found.bar.key : found.due.key;
  // The focus is the browser's: it goes to what has just been opened.
  useEffect(() => {
    if (name) heading.current?.focus({ preventScroll: true });
  }, [name]);
  const title =
    found === null
      ? t('needsAnswer')
      : found.kind === 'bar'
        ? `#${found.bar.number} ${found.bar.title}`
        : t('cloudActs', {
            count: found.due.count,
            name: found.due.instances[0]?.instanceName || found.due.instances[0]?.instanceId || '',
          });
  return (
    <aside
      aria-label={t('details')}
      className="flex w-78 shrink-0 flex-col gap-4 overflow-y-auto border-line border-l bg-panel px-5 py-4 max-lg:fixed max-lg:inset-y-0 max-lg:right-0 max-lg:z-40 max-lg:w-full max-lg:shadow-float sm:max-lg:w-90"
    >
      <div className="flex items-start gap-2">
        <h2 ref={heading} tabIndex={-1} className="min-w-0 flex-1 break-words font-semibold outline-none">
          {title}
        </h2>
        <IconButton aria-label={tCommon('close')} size="sm" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      {found?.kind === 'bar' ? <BarDetail found={found} zone={zone} words={words} locale={locale} /> : null}
      {found?.kind === 'due' ? (
        <DueDetail lane={found.lane} due={found.due} zone={zone} words={words} />
      ) : null}
      {answers.length > 0 ? (
        <section className="flex flex-col gap-2.5" aria-label={t('needsAnswer')}>
          {found === null ? null : (
            <h3 className="border-line border-t pt-4 font-semibold">{t('needsAnswer')}</h3>
          )}
          <ul className="flex flex-col gap-3">
            {answers.slice(0, 20).map(({ lane, due }) => (
              <li key={`${lane.id}/${due.key}`}>
                <Instances due={due} words={words} />
                <p className="text-dim">
                  {t.rich('actsInside', {
                    time: `${words.at(due.fromMs)} ${offsetLabel(due.fromMs, zone)}`,
                    freeze: due.freeze?.name ?? '',
                    red: (chunks) => <span className="text-red">{chunks}</span>,
                  })}
                </p>
                <p className="text-dim text-sm">{words.laneName(lane)}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </aside>
  );
}

type BarDetailProps = {
  found: Extract<Found, { kind: 'bar' }>;
  zone: string;
  words: CalendarWords;
  locale: string;
};

function BarDetail({ found: { bar, lane, loads }, zone, words, locale }: BarDetailProps) {
  const { t } = words;
  const tState = useTranslations('batches.state');
  const relative = useClock((nowMs) => formatRelative(bar.fromMs, nowMs, locale));
  const atCloud = bar.steps.at_cloud ?? 0;
  const held = bar.deliveries.includes('hold') && (bar.steps.queued ?? 0) > 0;
  const waiting = bar.steps.waiting ?? 0;
  const over = loads.find(({ count, limit }) => count > limit);
  return (
    <>
      <p className="text-dim">
        {t('rowsIn', { count: bar.count, lane: words.laneName(lane), state: tState(bar.state) })}
      </p>
      <dl className="grid grid-cols-[5.5rem_1fr] gap-y-2.5">
        <Fact name={t('time')} hint={`${offsetLabel(bar.fromMs, zone)} · ${relative}`}>
          {words.range(bar)}
        </Fact>
        <Fact name={t('column.state')}>
          <StepWord bar={bar} />
        </Fact>
        <Fact name={t('delivery')}>
          {bar.deliveries.map((delivery) => t(`deliveries.${delivery}`)).join(', ')}
        </Fact>
        <Fact name={t('rows')}>
          {CALENDAR_STEPS.filter((step) => (bar.steps[step] ?? 0) > 0)
            .map((step) => t('stepCount', { count: bar.steps[step] ?? 0, step: t(`step.${step}`) }))
            .join(' · ')}
        </Fact>
        {loads[0] ? (
          <Fact name={t('budget')} hint={loads[0].budgetName}>
            {words.loadWords(over ?? loads[0])}
          </Fact>
        ) : null}
      </dl>
      {waiting > 0 ? (
        <Alert tone="amber" icon={Hourglass}>
          {t('waits')}{' '}
          <Link href={routes.batch(bar.batchId)} className="font-medium text-accent hover:underline">
            {t('openRequest')}
          </Link>
        </Alert>
      ) : null}
      {held ? (
        <Alert tone="violet" icon={Timer}>
          {t('held')}
        </Alert>
      ) : null}
      {atCloud > 0 ? (
        <Alert tone="slate" icon={Lock}>
          {t('cannotMove')}
        </Alert>
      ) : null}
      {over ? (
        <Alert tone="red" icon={TriangleAlert}>
          {t('overBudget', { words: words.loadWords(over), time: words.at(over.fromMs) })}
        </Alert>
      ) : null}
      <LinkButton href={routes.batch(bar.batchId)} className="self-start">
        {t('openBatch')}
      </LinkButton>
    </>
  );
}

type DueDetailProps = { lane: CalendarLane; due: CalendarDue; zone: string; words: CalendarWords };

function DueDetail({ lane, due, zone, words }: DueDetailProps) {
  const { t } = words;
  const time = due.fromMs === due.toMs ? words.at(due.fromMs) : words.range(due);
  return (
    <>
      <dl className="grid grid-cols-[5.5rem_1fr] gap-y-2.5">
        <Fact name={t('due')} hint={offsetLabel(due.fromMs, zone)}>
          {time}
        </Fact>
        <Fact name={t('lane')}>{words.laneName(lane)}</Fact>
        <Fact name={t('instances')}>
          <Instances due={due} words={words} />
        </Fact>
      </dl>
      {due.hasEstimate ? <p className="text-dim">{t('estimate')}</p> : null}
      {due.freeze ? (
        <Alert tone="red" icon={CloudOff}>
          {t('freezeDoesNotStop', { freeze: due.freeze.name, time: words.at(due.freeze.untilMs) })}
        </Alert>
      ) : null}
    </>
  );
}

function Instances({ due, words }: { due: CalendarDue; words: CalendarWords }) {
  const more = due.count - due.instances.length;
  return (
    <ul className="flex flex-col">
      {due.instances.map(({ instanceId, instanceName, dueAtMs }) => (
        <li key={instanceId} className="flex flex-wrap items-baseline gap-x-2">
          <Link
            href={routes.instance(instanceId)}
            className="inline-flex min-h-6 items-center break-all font-medium hover:text-accent hover:underline"
          >
            {instanceName || instanceId}
          </Link>
          {due.count > 1 ? <span className="text-dim text-sm">{words.at(dueAtMs, 'time')}</span> : null}
        </li>
      ))}
      {more > 0 ? <li className="text-dim text-sm">{words.t('andMore', { count: more })}</li> : null}
    </ul>
  );
}

function Fact({ name, hint, children }: { name: string; hint?: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-dim">{name}</dt>
      <dd className="min-w-0 break-words">
        {children}
        {hint ? <div className="text-dim text-sm">{hint}</div> : null}
      </dd>
    </>
  );
}
