'use client';

import { CircleCheck, CircleX, CloudUpload } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type Difference, differences } from '@/components/batch/plan/draft-patch';
import { mayPass, type SaveStatus as Status } from '@/components/batch/plan/draft-saver';
import { wallText } from '@/components/batch/plan/plan-times';
import { useProblemLink, useProblemText } from '@/components/feedback/use-problem-text';
import { useViewerZone } from '@/components/time/use-clock';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import type { DraftPlan } from '@/lib/domain/plan';
import type { Draft } from '@/lib/schemas/drafts';
import { formatInstant, offsetLabel } from '@/lib/time/format';
import { instantToWall } from '@/lib/time/wall';

/** "draft saved 19:28 UTC+8", beside the title. */
export function SaveStatus({ status, savedAtMs }: { status: Status; savedAtMs: number }) {
  const t = useTranslations('plan.save');
  const locale = useLocale();
  const zone = useViewerZone();
  const time = `${formatInstant(savedAtMs, { zone, locale, style: 'time' })} ${offsetLabel(savedAtMs, zone)}`;
  const failed = status.kind === 'failed' || status.kind === 'stale';
  const Icon = failed ? CircleX : status.kind === 'saved' ? CircleCheck : CloudUpload;
  return (
    <span role="status" className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Icon aria-hidden className={`size-[13px] stroke-[1.75] ${failed ? 'text-red' : 'text-faint'}`} />
      {t(status.kind === 'stale' ? 'failed' : status.kind, { time })}
    </span>
  );
}

type SaveBannerProps = {
  status: Status;
  /** As this screen shows it. */
  draft: Draft;
  onRetry: () => void;
  onResolve: (keepMine: boolean) => void;
};

/** Why the draft is not stored, and what to do; nothing while all is well. */
export function SaveBanner({ status, draft, onRetry, onResolve }: SaveBannerProps) {
  const t = useTranslations('plan');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const problemLink = useProblemLink();
  if (status.kind === 'failed') {
    const { problem } = status;
    // What was submitted meanwhile is never stored: trying again would not help.
    const link = problemLink(problem);
    return (
      <Alert
        tone="red"
        icon={CircleX}
        role="alert"
        title={t('saveFailed.title')}
        className="rounded-none"
        actions={
          link ? (
            <LinkButton size="sm" href={link.href}>
              {link.label}
            </LinkButton>
          ) : (
            <Button size="sm" onClick={onRetry}>
              {tCommon('retry')}
            </Button>
          )
        }
      >
        {problem
          ? `${problemText(problem, '')} ${t(mayPass(problem) ? 'saveFailed.again' : 'saveFailed.final')}`
          : t('saveFailed.noAnswer')}
      </Alert>
    );
  }
  if (status.kind !== 'stale') return null;
  return (
    <Alert
      tone="amber"
      icon={CircleX}
      role="alert"
      title={t('stale.title')}
      className="flex-wrap rounded-none"
      actions={
        <>
          <Button size="sm" onClick={() => onResolve(false)}>
            {t('stale.takeTheirs')}
          </Button>
          <Button size="sm" onClick={() => onResolve(true)}>
            {t('stale.keepMine')}
          </Button>
        </>
      }
    >
      {t('stale.text')}
      {status.theirs ? <Differences mine={draft} theirs={status.theirs} /> : null}
    </Alert>
  );
}

/** What the two versions say, side by side. */
function Differences({ mine, theirs }: { mine: Draft; theirs: Draft }) {
  const t = useTranslations('plan');
  const planText = usePlanText();
  const found = differences(mine, theirs);
  if (found.length === 0) return null;
  const textOf = (text: string) => (text === '' ? t('stale.empty') : text);
  const lineOf = (difference: Difference): string => {
    switch (difference.field) {
      case 'title':
      case 'note':
        return t('stale.differs', {
          field: t(`fields.${difference.field}`),
          mine: textOf(difference.mine),
          theirs: textOf(difference.theirs),
        });
      case 'time':
        return t('stale.differs', {
          field: t('when.label'),
          mine: planText(difference.mine),
          theirs: planText(difference.theirs),
        });
      default:
        return t(`stale.${difference.field}`, { count: difference.count });
    }
  };
  return (
    <ul className="mt-1 list-disc pl-4">
      {found.map((difference) => (
        <li key={difference.field} className="line-clamp-2 break-words">
          {lineOf(difference)}
        </li>
      ))}
    </ul>
  );
}

/** A plan in words: "2026-12-01 02:00 Asia/Shanghai". */
function usePlanText(): (plan: DraftPlan) => string {
  const t = useTranslations('plan');
  return ({ when, planTimeMs, spread, zone }) => {
    const text = (ms: number) => `${wallText(instantToWall(ms, zone))} ${zone}`;
    if (when === 'immediate') return t('when.immediate');
    if (spread) return t('spread.onTimes', { from: text(spread.fromMs), to: text(spread.toMs) });
    return planTimeMs === null ? t('table.noTime') : text(planTimeMs);
  };
}
