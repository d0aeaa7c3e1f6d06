'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Check, CirclePause, Copy, RefreshCw, ServerOff } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { noAnswer } from '@/components/feedback/desk-updated';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { AcknowledgeButton } from '@/components/outcomes/acknowledge-button';
import { NextStepLink } from '@/components/outcomes/outcome-tables';
import { StoryList } from '@/components/outcomes/story-list';
import { FindInstance } from '@/components/shell/find-instance';
import { PageHeader } from '@/components/shell/page-header';
import { RotationButton } from '@/components/shell/rotation-dialog';
import { useInstantWords } from '@/components/time/use-clock';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { CopyId, copyText } from '@/components/ui/copy-id';
import { EmptyState } from '@/components/ui/empty-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { PhaseBadge } from '@/components/vocabulary/phase';
import { readInstanceNow } from '@/lib/actions/outcomes';
import { ReadError } from '@/lib/api-client/get-json';
import { instanceKey, instanceStory, OUTCOMES_KEY, outcomesVersion } from '@/lib/api-client/outcomes';
import { can, type Role } from '@/lib/domain/permissions';
import { supportBlock } from '@/lib/domain/support-block';
import { RegionName } from '@/lib/i18n/region-name';
import type { InstanceStory } from '@/lib/schemas/instance-story';
import type { OutcomeRow } from '@/lib/schemas/outcomes';
import { routes } from '@/lib/url/routes';

type InstanceViewProps = { instanceId: string; role: Role };

/** Everything that is known of one instance, in the order in which it happened. */
export function InstanceView({ instanceId, role }: InstanceViewProps) {
  const t = useTranslations('outcomes.story');
  const story = useQuery(instanceStory(instanceId));
  useLive();
  const problem = story.error instanceof ReadError ? story.error.problem : null;
  const data = story.data;
  return (
    <>
      <PageHeader
        parent={{ href: routes.outcomes(), label: t('parent') }}
        title={data?.name || instanceId}
        actions={
          <>
            <FindInstance className="w-36 min-[1100px]:hidden" />
            {data ? <Actions story={data} role={role} /> : null}
          </>
        }
      />
      {problem?.code === 'not_found' ? (
        <EmptyState icon={ServerOff} title={t('missingTitle')}>
          {t('missing')}
        </EmptyState>
      ) : story.error ? (
        <ErrorBanner
          title={t('loadFailed')}
          requestId={problem?.correlationId}
          onRetry={() => void story.refetch()}
          className="rounded-none"
        />
      ) : null}
      {story.isPending ? <StorySkeleton /> : null}
      {data ? <Story story={data} /> : null}
    </>
  );
}

/** The page reads again whenever something of the orders has changed. */
function useLive(): void {
  const client = useQueryClient();
  const version = useQuery(outcomesVersion()).data?.version;
  // The store's version is outside of React: its change is the event on which the page is stale.
  useEffect(() => {
    if (version !== undefined) void client.invalidateQueries({ queryKey: OUTCOMES_KEY });
  }, [client, version]);
}

function InstanceStatus({ story }: { story: InstanceStory }) {
  const t = useTranslations('outcomes.story');
  const words = useInstantWords();
  const { status, statusAtMs } = story;
  return (
    <>
      <CopyId id={story.instanceId} className="text-xs" />
      <RegionName regionId={story.regionId} regionName={story.regionName} />
      <span>
        {status === null || statusAtMs === null
          ? t('noStatus')
          : t('status', { status, time: words(statusAtMs) })}
      </span>
    </>
  );
}

function Actions({ story, role }: { story: InstanceStory; role: Role }) {
  const client = useQueryClient();
  return (
    <>
      <RotationButton
        instance={story}
        role={role}
        look="page"
        isOut={story.outOfRotation !== null}
        onChanged={() => void client.invalidateQueries({ queryKey: instanceKey(story.instanceId) })}
      />
      <ReadNowButton story={story} role={role} />
      <CopyButton story={story} />
      <AcknowledgeButton rows={story.rows.filter(({ looksHere }) => looksHere)} role={role} look="page" />
    </>
  );
}

function ReadNowButton({ story, role }: { story: InstanceStory; role: Role }) {
  const t = useTranslations('outcomes.story');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const client = useQueryClient();
  const [running, setRunning] = useState(false);

  async function read() {
    setRunning(true);
    const result = await readInstanceNow({ instanceId: story.instanceId }).catch(noAnswer);
    setRunning(false);
    if (!result?.ok) {
      const description = problemText(result?.problem ?? null, tCommon('noAnswer'));
      notify.error(t('readNowFailed'), { description });
      return;
    }
    notify.success(t('readNowDone', { count: result.data.rows }));
    await client.invalidateQueries({ queryKey: instanceKey(story.instanceId) });
  }

  return (
    <Button
      variant="ghost"
      reason={can(role, 'sync.run') ? null : t('readNowRole')}
      loading={running}
      onClick={() => void read()}
    >
      <RefreshCw aria-hidden />
      {t('readNow')}
    </Button>
  );
}

const SHOW_COPIED_MS = 1_500;

/** What support asks for, as text; the button says when it is in the clipboard. */
function CopyButton({ story }: { story: InstanceStory }) {
  const t = useTranslations('outcomes.story');
  const [isCopied, setCopied] = useState(false);

  async function copy() {
    if (!(await copyText(blockOf(story)))) {
      notify.error(t('copyFailed'));
      return;
    }
    setCopied(true);
    setTimeout(() => setCopied(false), SHOW_COPIED_MS);
  }

  return (
    <Button aria-label={t('copy')} onClick={() => void copy()}>
      {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
      {isCopied ? t('copied') : t('copy')}
      <span role="status" className="sr-only">
        {isCopied ? t('copied') : ''}
      </span>
    </Button>
  );
}

function blockOf({ entries, ...story }: InstanceStory): string {
  return supportBlock({
    ...story,
    events: entries.filter((entry) => entry.kind === 'event'),
    statuses: entries.filter((entry) => entry.kind === 'status'),
    calls: entries.filter((entry) => entry.kind === 'call'),
  });
}

function Story({ story }: { story: InstanceStory }) {
  const t = useTranslations('outcomes.story');
  return (
    <div className="flex w-full max-w-240 flex-col gap-6 px-5 py-4 max-sm:px-4">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
        <InstanceStatus story={story} />
        {story.addresses.length > 0 ? <span className="text-dim">{t('addresses')}</span> : null}
        {story.addresses.map((address) => (
          <CopyId key={address} id={address} className="text-xs" />
        ))}
      </div>
      <Belonging story={story} />
      <section aria-labelledby="story-orders" className="flex flex-col gap-2">
        <h2 id="story-orders" className="font-semibold">
          {t('orders')}
        </h2>
        {story.rows.length === 0 ? (
          <p className="text-dim">{t('noOrders')}</p>
        ) : (
          <ul className="flex flex-col divide-y divide-line2 rounded-lg border border-line">
            {story.rows.map((row) => (
              <OrderLine key={row.rowId} row={row} />
            ))}
          </ul>
        )}
      </section>
      <StoryList entries={story.entries} />
    </div>
  );
}

/** Its services, and while it is out of rotation who said so, why and until when. */
function Belonging({ story: { services, outOfRotation } }: { story: InstanceStory }) {
  const t = useTranslations('services');
  const words = useInstantWords();
  if (services.length === 0 && outOfRotation === null) return null;
  return (
    <div className="-mt-3 flex flex-col gap-2">
      {services.length === 0 ? null : (
        <p className="flex flex-wrap gap-x-3 text-sm">
          <span className="text-dim">{t('ofInstance')}</span>
          {services.map(({ id, name }) => (
            <Link
              key={id}
              prefetch={false}
              href={routes.settingsServices(id)}
              className="text-accent hover:underline"
            >
              {name}
            </Link>
          ))}
        </p>
      )}
      {outOfRotation === null ? null : (
        <Alert tone="amber" icon={CirclePause}>
          {t('rotation.note', {
            time: words(outOfRotation.untilMs),
            name: outOfRotation.by,
            reason: outOfRotation.reason,
          })}
        </Alert>
      )}
    </div>
  );
}

function OrderLine({ row }: { row: OutcomeRow }) {
  const t = useTranslations('outcomes');
  const words = useInstantWords();
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3.5 py-2">
      <PhaseBadge phase={row.phase} />
      <span className="text-dim text-sm">{words(row.phaseSinceMs)}</span>
      <Link
        prefetch={false}
        href={routes.batch(row.batchId)}
        className="min-w-0 truncate text-accent hover:underline"
      >
        {t('goBatch', { number: row.batchNumber, title: row.batchTitle })}
      </Link>
      {row.ackBy === null ? null : (
        <span className="text-dim text-sm">{t('ackBy', { name: row.ackBy })}</span>
      )}
      <span className="basis-full text-dim text-sm">{t(`phaseHint.${row.phase}`)}</span>
      {row.nextStep === 'wait' || row.nextStep === 'ask_support' ? null : <NextStepLink row={row} />}
    </li>
  );
}

function StorySkeleton() {
  const t = useTranslations('common');
  return (
    <div role="status" aria-label={t('loading')} className="pt-4">
      <SkeletonRows count={6} bars={['w-40', 'w-72']} />
    </div>
  );
}
