'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { BellOff, CloudAlert, Database, RefreshCw, ShieldAlert, Unplug, UserCog } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState, useSyncExternalStore } from 'react';
import { deskUpdated, noAnswer } from '@/components/feedback/desk-updated';
import { useNotifyProblem } from '@/components/feedback/use-problem-text';
import { WaitingBanner } from '@/components/feedback/waiting-banner';
import { useClock, useInstantWords } from '@/components/time/use-clock';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { dismissNotices } from '@/lib/actions/notices';
import { DESK_KEY, deskQuery } from '@/lib/api-client/desk';
import { ReadError } from '@/lib/api-client/get-json';
import type { DeskStatus, GrantNotice, SetupWarning } from '@/lib/schemas/desk';
import { formatRelative } from '@/lib/time/format';
import { routes } from '@/lib/url/routes';

const PLACE = 'shrink-0 rounded-none';

/**
 * Over every page: what is wrong with the desk itself, what becomes of one's rows, and what to do. Nothing while all is
 * well. @param build that rendered the page
 */
export function DeskBanner({ build }: { build: string }) {
  const t = useTranslations('shell.banner');
  const pathname = usePathname();
  const { data: status, error } = useQuery(deskQuery());
  const metNewer = useSyncExternalStore(deskUpdated.subscribe, deskUpdated.isKnown, deskUpdated.isUnknown);
  const isUpdated = metNewer || (status !== undefined && status.build !== build);
  // These pages say the same themselves, and more of it.
  const tellsPause = pathname.startsWith(routes.batch(''));
  const tellsCloud = pathname === routes.events();
  return (
    <>
      {isUpdated ? <Updated /> : null}
      {error ? <NoDesk error={error} /> : null}
      {!error && status?.store ? <StoreTrouble reason={status.store} /> : null}
      {!error && status?.paused && !tellsPause ? (
        <WaitingBanner
          waiting={status.paused}
          className={PLACE}
          actions={
            <LinkButton size="sm" href={routes.batches({ state: ['sending', 'approved'] })}>
              {t('pausedOpen')}
            </LinkButton>
          }
        />
      ) : null}
      {!error ? status?.setup.map((warning) => <Setup key={warning} warning={warning} />) : null}
      {!error && pathname !== routes.settingsNotifications() ? (
        <BrokenChannels names={status?.brokenChannels ?? []} />
      ) : null}
      {!error && status?.cloud && !tellsCloud ? <NoCloud cloud={status.cloud} /> : null}
      {!error && status ? <GrantNotices grants={grantsOf(status)} className={PLACE} /> : null}
    </>
  );
}

/** Of the notices, those of one kind. While servers are replaced one by one, an older one knows none. */
function grantsOf({ notices = [] }: DeskStatus): GrantNotice[] {
  return notices.filter(({ kind }) => kind === 'grant');
}

function Updated() {
  const t = useTranslations('shell.banner');
  return (
    <Alert
      tone="blue"
      icon={RefreshCw}
      role="status"
      title={t('updatedTitle')}
      className={PLACE}
      actions={
        <Button size="sm" onClick={() => window.location.reload()}>
          {t('reload')}
        </Button>
      }
    >
      {t('updatedText')}
    </Alert>
  );
}

/** No answer at all, or one that says that the store is away. A session that has ended is no trouble of the desk. */
function NoDesk({ error }: { error: Error }) {
  const t = useTranslations('shell.banner');
  const status = error instanceof ReadError ? error.status : null;
  if (status !== null && status < 500) return null;
  const isAway = status === null;
  return (
    <Alert
      tone="red"
      icon={isAway ? Unplug : Database}
      role="alert"
      title={isAway ? t('awayTitle') : t('storeTitle')}
      className={PLACE}
    >
      {isAway ? t('awayText') : t('storeText')}
    </Alert>
  );
}

function StoreTrouble({ reason }: { reason: NonNullable<DeskStatus['store']> }) {
  const t = useTranslations('shell.banner');
  const isFull = reason === 'disk_full';
  return (
    <Alert
      tone="red"
      icon={Database}
      role="alert"
      title={isFull ? t('fullTitle') : t('writeTitle')}
      className={PLACE}
    >
      {isFull ? t('fullText') : t('writeText')}
    </Alert>
  );
}

/** A setting of the server that leaves a door open, for those who can change it. */
function Setup({ warning }: { warning: SetupWarning }) {
  const t = useTranslations('shell.banner');
  return (
    <Alert
      tone="amber"
      icon={ShieldAlert}
      role="status"
      title={t(`setup.${warning}.title`)}
      className={PLACE}
    >
      {t(`setup.${warning}.text`)}
    </Alert>
  );
}

/** To admins: people are not told what they subscribed to. */
function BrokenChannels({ names }: { names: readonly string[] }) {
  const t = useTranslations('shell.banner');
  if (names.length === 0) return null;
  return (
    <Alert
      tone="red"
      icon={BellOff}
      role="status"
      title={t('channelsTitle', { count: names.length, names: names.join(', ') })}
      className={PLACE}
      actions={
        <LinkButton size="sm" href={routes.settingsNotifications()}>
          {t('channelsOpen')}
        </LinkButton>
      }
    >
      {t('channelsText')}
    </Alert>
  );
}

function NoCloud({ cloud: { sinceMs } }: { cloud: NonNullable<DeskStatus['cloud']> }) {
  const t = useTranslations('shell.banner');
  const words = useInstantWords();
  return (
    <Alert
      tone="amber"
      icon={CloudAlert}
      role="status"
      title={t('cloudTitle')}
      className={PLACE}
      actions={
        <LinkButton size="sm" href={routes.events()}>
          {t('cloudOpen')}
        </LinkButton>
      }
    >
      {sinceMs === null ? t('cloudNever') : t('cloudText', { time: words(sinceMs) })}
    </Alert>
  );
}

/** To admins, on every page: who gave rights to whom. Several are one line with their number; the newest in words. */
function GrantNotices({ grants, className }: { grants: readonly GrantNotice[]; className?: string }) {
  const t = useTranslations('shell.notices');
  const notifyProblem = useNotifyProblem();
  const pathname = usePathname();
  const client = useQueryClient();
  const [running, setRunning] = useState(false);
  const [newest] = grants;
  if (!newest) return null;

  async function dismiss() {
    setRunning(true);
    const result = await dismissNotices({ ids: grants.map(({ id }) => id) }).catch(noAnswer);
    if (!result?.ok) {
      notifyProblem(t('failed'), result?.problem ?? null);
    }
    await client.invalidateQueries({ queryKey: DESK_KEY });
    setRunning(false);
  }

  return (
    <Alert
      tone="amber"
      icon={UserCog}
      role="status"
      title={grants.length === 1 ? t('title') : t('many', { count: grants.length })}
      className={className}
      actions={
        <>
          {pathname === routes.settingsUsers() ? null : (
            <LinkButton size="sm" href={routes.settingsUsers()}>
              {t('open')}
            </LinkButton>
          )}
          <Button size="sm" loading={running} onClick={dismiss}>
            {t('dismiss')}
          </Button>
        </>
      }
    >
      <GrantWords grant={newest} />
    </Alert>
  );
}

function GrantWords({ grant }: { grant: GrantNotice }) {
  const t = useTranslations('shell.notices');
  const tRole = useTranslations('shell.notices.asRole');
  const locale = useLocale();
  const write = useInstantWords();
  const { what, who, role, byName, atMs, countsFromMs } = grant;
  // A browser clock behind the server's must not say "in 2 s".
  const age = useClock((nowMs) => formatRelative(Math.min(atMs, nowMs), nowMs, locale));
  const words = [
    t(what, { by: byName ?? t('commandLine'), who, role: tRole(role) }),
    age,
    countsFromMs === null ? null : t('countsFrom', { time: write(countsFromMs) }),
  ];
  return words.filter((part) => part !== null).join(' · ');
}
