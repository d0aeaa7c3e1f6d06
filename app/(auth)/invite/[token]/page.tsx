import { MailX } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { InviteForm } from '@/components/auth/invite-form';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { lookAtInvite } from '@/lib/server/services/users/invites';
import { routes } from '@/lib/url/routes';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.invite');
  return { title: t('submit') };
}

export default async function InvitePage({ params }: PageProps<'/invite/[token]'>) {
  const { token } = await params;
  const [t, invite] = await Promise.all([getTranslations('auth.invite'), lookAtInvite(token)]);
  if (!invite) {
    return (
      <EmptyState
        icon={MailX}
        title={<h1>{t('closedTitle')}</h1>}
        actions={<LinkButton href={routes.signIn()}>{t('toSignIn')}</LinkButton>}
      >
        {t('closed')}
      </EmptyState>
    );
  }
  return (
    <div className="flex w-full max-w-[340px] flex-col gap-6">
      <div>
        <h1 className="font-semibold text-2xl">{t('title')}</h1>
        <p className="mt-1 break-words text-dim">{t('subtitle', { email: invite.email })}</p>
      </div>
      <InviteForm token={token} />
    </div>
  );
}
