'use client';

import { BookOpenText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { IconButton } from '@/components/ui/button';
import { Popover } from '@/components/ui/popover';
import { ROW_OUTCOMES } from '@/lib/domain/batches';

const STATUSES = [
  'Inquiring',
  'Scheduled',
  'Executing',
  'Executed',
  'Avoided',
  'Failed',
  'Canceled',
] as const;
const REST = ['due', 'notBefore', 'reason'] as const;

/** What the cloud's words and ours mean, one press away from the lists that use them; by keyboard and touch too. */
export function CloudWords({ className }: { className?: string }) {
  const t = useTranslations('shell.words');
  return (
    <Popover
      label={t('label')}
      align="end"
      trigger={
        <IconButton aria-label={t('label')} className={className}>
          <BookOpenText aria-hidden />
        </IconButton>
      }
      className="max-h-[70dvh] w-[min(26rem,calc(100vw-1.5rem))] overflow-y-auto p-4"
    >
      <Meanings />
    </Popover>
  );
}

function Meanings() {
  const t = useTranslations('shell.words');
  const tEvents = useTranslations('events');
  const tOutcome = useTranslations('batches.outcome');
  return (
    <div className="flex flex-col gap-4">
      <Group title={t('statuses')}>
        {STATUSES.map((status) => (
          <Meaning key={status} word={tEvents(`statuses.${status}`)}>
            {tEvents(`statusHints.${status}`)}
          </Meaning>
        ))}
      </Group>
      <Group title={t('outcomes')}>
        {ROW_OUTCOMES.map((outcome) => (
          <Meaning key={outcome} word={tOutcome(outcome)}>
            {t(`outcome.${outcome}`)}
          </Meaning>
        ))}
      </Group>
      <Group title={t('rest')}>
        {REST.map((word) => (
          <Meaning key={word} word={t(`word.${word}`)}>
            {t(`meaning.${word}`)}
          </Meaning>
        ))}
      </Group>
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="font-semibold text-sm">{title}</h3>
      <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-sm">{children}</dl>
    </section>
  );
}

function Meaning({ word, children }: { word: string; children: ReactNode }) {
  return (
    <>
      <dt className="font-medium">{word}</dt>
      <dd className="text-dim">{children}</dd>
    </>
  );
}
