'use client';

import { ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Instant } from '@/components/time/instant';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import type { ChainBreak } from '@/lib/domain/audit-chain';
import type { ChainState } from '@/lib/schemas/audit';

/** Whether the trail is as it was written, and when all of it was last read. */
export function ChainBadge({ chain }: { chain: ChainState }) {
  const t = useTranslations('audit.chain');
  const { broken, upToSeq, checkedAtMs } = chain;
  return (
    <>
      {broken ? (
        <Badge tone="red" icon={ShieldAlert}>
          {t('broken', { seq: broken.seq })}
        </Badge>
      ) : upToSeq > 0 ? (
        <Badge tone="green" icon={ShieldCheck}>
          {t('whole', { seq: upToSeq })}
        </Badge>
      ) : (
        <Badge tone="slate" icon={ShieldQuestion}>
          {t('unchecked')}
        </Badge>
      )}
      {checkedAtMs === null ? null : (
        <span className="inline-flex min-w-0 items-baseline gap-1 max-sm:text-xs">
          {t('readAll')} <Instant ms={checkedAtMs} withZone />
        </span>
      )}
    </>
  );
}

/** The first bad entry, how it is bad, and what to do. */
export function BrokenChain({ broken }: { broken: ChainBreak }) {
  const t = useTranslations('audit.chain');
  return (
    <Alert
      tone="red"
      icon={ShieldAlert}
      role="alert"
      title={t(`kinds.${broken.kind}`, { seq: broken.seq })}
      className="rounded-none px-5"
    >
      {broken.wasSeq === null ? null : <>{t('wasSeq', { seq: broken.wasSeq })} </>}
      {t('whatToDo')}
    </Alert>
  );
}
