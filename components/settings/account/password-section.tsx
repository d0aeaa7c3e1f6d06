'use client';

import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { PasswordDialog } from '@/components/settings/account/password-dialog';
import { Section } from '@/components/settings/account/section';
import { Button } from '@/components/ui/button';

type PasswordSectionProps = { hasPassword: boolean; providerLabel: string | null };

/** The own password; people of the identity provider have none here. */
export function PasswordSection({ hasPassword, providerLabel }: PasswordSectionProps) {
  const t = useTranslations('account.password');
  const tUsers = useTranslations('settings.users');
  const [open, setOpen] = useState(false);
  if (!hasPassword) {
    return <Section heading={t('heading')} text={t('none', { label: providerLabel ?? tUsers('oidc') })} />;
  }
  return (
    <Section
      heading={t('heading')}
      text={t('text')}
      actions={
        <Button onClick={() => setOpen(true)}>
          <KeyRound aria-hidden />
          {t('open')}
        </Button>
      }
    >
      {open ? <PasswordDialog onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}
