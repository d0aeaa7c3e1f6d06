'use client';

import { useTranslations } from 'next-intl';
import { PasswordSection } from '@/components/settings/account/password-section';
import { SecondFactorSection } from '@/components/settings/account/second-factor-section';
import { SessionsSection } from '@/components/settings/account/sessions-section';
import { SettingsNav } from '@/components/settings/settings-nav';
import { PageHeader } from '@/components/shell/page-header';
import type { AccountPage } from '@/lib/schemas/account';

type AccountViewProps = AccountPage & {
  canManageUsers: boolean;
  /** The identity provider's name; null when none is set up. */
  providerLabel: string | null;
};

/** What is the viewer's own: password, second factor, sessions. Nobody else's is here. */
export function AccountView({ name, email, sessions, secondFactor, ...props }: AccountViewProps) {
  const t = useTranslations('account');
  return (
    <>
      <PageHeader title={t('heading')} status={t('who', { name, email })} />
      <SettingsNav canManageUsers={props.canManageUsers} />
      <div className="flex flex-col gap-8 py-5">
        <PasswordSection hasPassword={secondFactor !== null} providerLabel={props.providerLabel} />
        {secondFactor ? <SecondFactorSection state={secondFactor} /> : null}
        <SessionsSection sessions={sessions} />
      </div>
    </>
  );
}
