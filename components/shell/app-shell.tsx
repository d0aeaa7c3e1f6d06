'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleUser } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Brand } from '@/components/shell/brand';
import { DeskBanner } from '@/components/shell/desk-banner';
import { FindInstance } from '@/components/shell/find-instance';
import { BottomLinks, type NavCounts, NavLinks, navItemsFor } from '@/components/shell/nav-links';
import { PendingPage } from '@/components/shell/navigation';
import { Offline, useOffline } from '@/components/shell/offline';
import { RegionLimitProvider } from '@/components/shell/region-limit';
import { type ShellUser, UserMenu } from '@/components/shell/user-menu';
import { useHotkeys } from '@/components/ui/use-hotkeys';
import { approvalCounts } from '@/lib/api-client/batches';
import { deskQuery } from '@/lib/api-client/desk';
import { cn } from '@/lib/cn';
import type { Theme } from '@/lib/i18n/locale';
import type { WhichCloud } from '@/lib/schemas/desk';
import { routes } from '@/lib/url/routes';

const CommandMenu = lazy(() => import('@/components/shell/command-menu'));
const ShortcutsDialog = lazy(() => import('@/components/shell/shortcuts-dialog'));
const ZoneDialog = lazy(() => import('@/components/shell/zone-dialog'));

type AppShellProps = {
  user: ShellUser;
  roleName: string;
  theme: Theme;
  /** The build that rendered this page. */
  build: string;
  cloud: WhichCloud;
  /** Endpoint that ends the session (POST). */
  signOutPath: string;
  /** Over every page, before all other notices: that the session has ended. */
  signedOut: ReactNode;
  children: ReactNode;
};

/** Navigation at the left (a bar below on phones), the page, and what opens over every page. */
export function AppShell({
  user,
  roleName,
  theme,
  build,
  cloud,
  signOutPath,
  signedOut,
  children,
}: AppShellProps) {
  const t = useTranslations('shell');
  const router = useRouter();
  const isOffline = useOffline();
  const counts = useWaitingCounts();
  const [over, setOver] = useState<'command' | 'shortcuts' | 'zone' | null>(null);
  const close = () => setOver(null);
  const shared = {
    signOutPath,
    onShowZone: () => setOver('zone'),
    onShowShortcuts: () => setOver('shortcuts'),
  };
  const items = navItemsFor(user.role);
  const menu = { ...shared, user, roleName, theme };

  useHotkeys({
    'mod+k': () => setOver((now) => (now === 'command' ? null : 'command')),
    '?': () => setOver('shortcuts'),
    ...Object.fromEntries(items.map((item) => [`g ${item.key}`, () => isOffline || router.push(item.href)])),
  });

  return (
    <div className="flex h-dvh flex-col md:flex-row">
      <SkipLink />
      <PendingPage />
      <nav
        aria-label={t('navigation')}
        // Below 1100 px only the icons are left of it: the page needs the room.
        className="hidden w-52 shrink-0 max-[1099px]:w-14 flex-col border-line border-r bg-bg px-2.5 py-3 md:flex"
      >
        <div className="mb-4 px-2 py-1">
          <Link href={routes.home()} prefetch={false} className="inline-flex rounded-md">
            <Brand nameClass="max-[1099px]:sr-only" />
          </Link>
          <CloudMark cloud={cloud} place="nav" />
        </div>
        <FindInstance className="mb-2 max-[1099px]:hidden" />
        <NavLinks items={items} counts={counts} />
        <div className="mt-auto">
          <UserMenu
            {...menu}
            trigger={
              <button
                type="button"
                className="flex h-8 w-full items-center gap-2.5 rounded-md px-2 text-left text-dim hover:bg-line2 hover:text-text"
              >
                <CircleUser aria-hidden className="size-[15px] shrink-0 stroke-[1.75]" />
                <span className="flex-1 truncate max-[1099px]:sr-only">{user.name}</span>
                <span className="text-xs max-[1099px]:sr-only">{roleName}</span>
              </button>
            }
          />
        </div>
      </nav>
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <CloudMark cloud={cloud} place="strip" />
        <Offline />
        {signedOut}
        <DeskBanner build={build} />
        <main
          id={MAIN_ID}
          tabIndex={-1}
          className="relative flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto bg-panel outline-none"
        >
          <RegionLimitProvider regions={user.regions}>{children}</RegionLimitProvider>
        </main>
      </div>
      <nav
        aria-label={t('navigation')}
        // A page with a bar of its own at the lower edge takes this place; its header leads back.
        className="flex h-13 shrink-0 border-line border-t bg-bg md:hidden max-sm:[div:has([data-bottom-bar])~&]:hidden"
      >
        <BottomLinks items={items} counts={counts} />
        <UserMenu
          {...menu}
          trigger={
            <button
              type="button"
              className="flex flex-1 flex-col items-center justify-center gap-0.5 text-2xs text-dim max-[359px]:text-[9px]"
            >
              <CircleUser aria-hidden className="size-[18px] stroke-[1.75]" />
              {t('account')}
            </button>
          }
        />
      </nav>
      <Suspense fallback={null}>
        {over === 'command' ? (
          <CommandMenu
            {...shared}
            items={items}
            onClose={() => setOver((now) => (now === 'command' ? null : now))}
          />
        ) : null}
        {over === 'shortcuts' ? <ShortcutsDialog onClose={close} /> : null}
        {over === 'zone' ? <ZoneDialog onClose={close} /> : null}
      </Suspense>
    </div>
  );
}

const MAIN_ID = 'main';

/** First stop of the Tab key: past the navigation. */
function SkipLink() {
  const t = useTranslations('shell');
  return (
    <a
      href={`#${MAIN_ID}`}
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-60 focus:rounded-md focus:bg-accent focus:px-3 focus:py-1.5 focus:text-on-accent"
    >
      {t('skipToContent')}
    </a>
  );
}

/** The numbers beside the names of the navigation: requests that wait for the viewer or came back to them, batches that need a person. */
function useWaitingCounts(): NavCounts {
  const { data: requests } = useQuery(approvalCounts());
  const approvals = (requests?.needs ?? 0) + (requests?.mine ?? 0);
  const { data: desk } = useQuery(deskQuery());
  // While servers are replaced one by one, an older one does not count them.
  const batches = desk?.openBatches ?? 0;
  return {
    ...(approvals > 0 ? { approvals: { count: approvals } } : {}),
    ...(batches > 0 ? { batches: { count: batches, tone: 'red' } } : {}),
  };
}

type CloudMarkProps = {
  cloud: WhichCloud;
  /** `nav`: under the name of the product; `strip`: over the page of a phone. */
  place: 'nav' | 'strip';
};

/** Which cloud and account this is; one that is simulated says so everywhere. */
function CloudMark({ cloud, place }: CloudMarkProps) {
  const t = useTranslations('shell.cloud');
  const { endpoint, accountId, simulated } = cloud;
  const account = accountId === null ? t('noAccount') : t('account', { id: accountId });
  const whole = [simulated ? t('simulated') : null, endpoint, account].filter((part) => part !== null);
  if (place === 'strip') {
    return (
      <p
        className={cn(
          'truncate border-line border-b px-3 py-0.5 text-center text-2xs md:hidden print:hidden',
          simulated ? 'bg-selection font-medium' : 'text-dim',
        )}
      >
        {whole.join(' · ')}
      </p>
    );
  }
  return (
    <p
      title={whole.join(' · ')}
      className="mt-2 flex flex-col gap-0.5 px-0.5 text-2xs text-dim leading-tight"
    >
      {simulated ? (
        <span className="w-fit rounded-sm bg-selection px-1 font-medium text-text">
          <span className="max-[1099px]:sr-only">{t('simulated')}</span>
          <span aria-hidden className="min-[1100px]:hidden">
            {t('simulatedShort')}
          </span>
        </span>
      ) : null}
      <span className="break-all max-[1099px]:sr-only">{endpoint}</span>
      <span className="max-[1099px]:sr-only">{account}</span>
    </p>
  );
}
