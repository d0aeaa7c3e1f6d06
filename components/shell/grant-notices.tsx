'use client';

import { useQueryClient } from '@tanstack/react-query';
import { UserCog } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { noAnswer } from '@/components/feedback/desk-updated';
import { useNotifyProblem } from '@/components/feedback/problem-link';
import { useClock } from '@/components/time/use-clock';
import { useInstantWords } from '@/components/time/use-instant-words';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { dismissNotices } from '@/lib/actions/notices';
import { DESK_KEY } from '@/lib/queries/desk';
import type { GrantNotice } from '@/lib/schemas/desk-status';
import { formatRelative } from '@/lib/time/format';
import { routes } from '@/lib/url/routes';

/** To admins, on every page: who gave rights to whom. Several are one line with their number; the newest in words. */
export function GrantNotices({ grants, className }: { grants: readonly GrantNotice[]; className?: string }) {
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
