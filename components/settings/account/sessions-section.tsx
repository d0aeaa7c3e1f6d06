'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Section } from '@/components/settings/account/section';
import { type LongColumn, LongTable } from '@/components/table/long-table';
import { Instant } from '@/components/time/instant';
import { Button } from '@/components/ui/button';
import { endOtherSessions, endOwnSession } from '@/lib/actions/account';
import type { OwnSession } from '@/lib/schemas/account';
import type { DeskProblem } from '@/lib/schemas/action-result';

const sessionId = ({ id }: OwnSession) => id;

/** Where the viewer is signed in, this session first. */
export function SessionsSection({ sessions }: { sessions: OwnSession[] }) {
  const t = useTranslations('account.sessions');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const router = useRouter();
  const [endingAll, setEndingAll] = useState(false);

  function tell(done: string | null, problem: DeskProblem | null) {
    if (done !== null) notify.success(done);
    else notify.error(t('failed'), { description: problemText(problem, tCommon('noAnswer')) });
    router.refresh();
  }

  async function end(id: string) {
    const result = await endOwnSession({ sessionId: id }).catch(noAnswer);
    tell(result?.ok ? t('ended') : null, result?.ok === false ? result.problem : null);
  }

  async function endAll() {
    const result = await endOtherSessions().catch(noAnswer);
    const done = result?.ok ? t('othersEnded', { count: result.data.sessionsEnded }) : null;
    tell(done, result?.ok === false ? result.problem : null);
    if (result?.ok) setEndingAll(false);
  }

  const columns = useSessionColumns(end);
  return (
    <Section
      heading={t('heading')}
      text={t('text')}
      actions={
        sessions.length > 1 ? <Button onClick={() => setEndingAll(true)}>{t('endOthers')}</Button> : null
      }
    >
      <LongTable
        label={t('table')}
        rows={sessions}
        columns={columns}
        getRowId={sessionId}
        minWidth="820px"
        className="shrink-0"
      />
      <ConfirmDialog
        open={endingAll}
        onOpenChange={setEndingAll}
        title={t('endOthersTitle')}
        description={t('endOthersText')}
        confirmLabel={t('endOthers')}
        onConfirm={endAll}
      />
    </Section>
  );
}

function useSessionColumns(onEnd: (id: string) => Promise<void>) {
  const t = useTranslations('account.sessions');
  return useMemo<LongColumn<OwnSession>[]>(() => {
    const nameOf = ({ browser }: OwnSession) => browser ?? t('unknown');
    return [
      {
        id: 'browser',
        header: t('browser'),
        phone: 'lead',
        cell: (session) => (
          <span className="block truncate">
            <span className="font-medium">{nameOf(session)}</span>
            {session.isThis ? <span className="text-dim"> ({t('this')})</span> : null}
          </span>
        ),
      },
      {
        id: 'address',
        header: t('address'),
        width: '210px',
        phoneLabel: t('address'),
        cell: ({ address }) => <span className="block truncate text-dim">{address ?? t('unknown')}</span>,
      },
      {
        id: 'started',
        header: t('started'),
        width: '180px',
        phoneLabel: t('started'),
        cell: ({ startedAtMs }) => <Instant ms={startedAtMs} withZone />,
      },
      {
        id: 'lastUsed',
        header: t('lastUsed'),
        width: '180px',
        phoneLabel: t('lastUsed'),
        cell: ({ lastUsedAtMs }) => <Instant ms={lastUsedAtMs} withZone />,
      },
      {
        id: 'end',
        header: <span className="sr-only">{t('actions')}</span>,
        width: '90px',
        phoneLabel: '',
        cell: (session) =>
          session.isThis ? null : (
            <Button
              size="sm"
              aria-label={t('endOf', { browser: nameOf(session) })}
              onClick={() => void onEnd(session.id)}
            >
              {t('end')}
            </Button>
          ),
      },
    ];
  }, [t, onEnd]);
}
