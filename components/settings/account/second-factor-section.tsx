'use client';

import { CircleCheck, CircleDashed, Smartphone } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SecondFactorSetUpDialog } from '@/components/settings/account/second-factor-set-up-dialog';
import { Section } from '@/components/settings/account/section';
import { TurnOffDialog } from '@/components/settings/account/turn-off-dialog';
import { Instant } from '@/components/time/instant';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { SecondFactorState } from '@/lib/schemas/account';

/** The viewer's own second factor: whether it is on, and the way in and out. */
export function SecondFactorSection({ state }: { state: SecondFactorState }) {
  const t = useTranslations('account.factor');
  const router = useRouter();
  const [open, setOpen] = useState<'setUp' | 'turnOff' | null>(null);
  const { onSinceMs, recoveryCodesLeft } = state;
  const isOn = onSinceMs !== null;

  function close() {
    setOpen(null);
    router.refresh();
  }

  return (
    <Section
      heading={t('heading')}
      text={
        <div className="flex flex-col items-start gap-1.5">
          {isOn ? (
            <p className="flex flex-wrap items-center gap-x-2">
              <Badge tone="green" icon={CircleCheck}>
                {t('on')}
              </Badge>
              <span>
                {t('since')} <Instant ms={onSinceMs} withZone />
              </span>
            </p>
          ) : (
            <Badge tone="slate" icon={CircleDashed}>
              {t('off')}
            </Badge>
          )}
          <p>{isOn ? t('onText') : t('offText')}</p>
          {isOn ? <p>{t('left', { count: recoveryCodesLeft })}</p> : null}
        </div>
      }
      actions={
        isOn ? (
          <Button onClick={() => setOpen('turnOff')}>{t('turnOff')}</Button>
        ) : (
          <Button onClick={() => setOpen('setUp')}>
            <Smartphone aria-hidden />
            {t('setUp')}
          </Button>
        )
      }
    >
      {open === 'setUp' ? <SecondFactorSetUpDialog onClose={close} /> : null}
      {open === 'turnOff' ? <TurnOffDialog onClose={close} /> : null}
    </Section>
  );
}
