'use client';

import { Bell, Plus, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ChannelCard } from '@/components/settings/notifications/channel-card';
import { ChannelDialog } from '@/components/settings/notifications/channel-dialog';
import { SettingsNav } from '@/components/settings/settings-nav';
import { PageHeader } from '@/components/shell/page-header';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { ChannelRow, ChannelsPage } from '@/lib/schemas/channels';

/** Where people are told of what happens, and how each of these channels is. For admins. */
export function NotificationsView({ page }: { page: ChannelsPage }) {
  const { channels, off } = page;
  const t = useTranslations('notifications');
  const [open, setOpen] = useState<{ channel: ChannelRow | null } | null>(null);
  const why = off === null ? null : t('off');
  return (
    <>
      <PageHeader
        title={t('heading')}
        status={t('count', { count: channels.length })}
        actions={
          <Button variant="primary" reason={why} onClick={() => setOpen({ channel: null })}>
            <Plus aria-hidden />
            {t('add')}
          </Button>
        }
      />
      <SettingsNav canManageUsers />
      {why === null ? null : (
        <Alert tone="amber" icon={TriangleAlert} className="shrink-0 rounded-none px-5 max-sm:px-4">
          {why}
        </Alert>
      )}
      {channels.length === 0 ? (
        <EmptyState icon={Bell} title={t('emptyTitle')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <ul aria-label={t('list')}>
          {channels.map((channel) => (
            <ChannelCard key={channel.id} channel={channel} onEdit={() => setOpen({ channel })} />
          ))}
        </ul>
      )}
      {open ? <ChannelDialog page={page} channel={open.channel} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
