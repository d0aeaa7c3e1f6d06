'use client';

import { queryOptions, useQuery } from '@tanstack/react-query';
import { BellOff, CircleCheck, CircleX, Clock, Merge, Send } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Instant } from '@/components/time/instant';
import { Badge, type IconType, type Tone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { getJson } from '@/lib/api-client/get-json';
import { type DeliveryState, noticeWord } from '@/lib/domain/notices';
import type { ChannelRow, DeliveryRow } from '@/lib/schemas/channels';
import { routes } from '@/lib/url/routes';

const POLL_MS = 3_000;
const LOOKS: Record<DeliveryState, { tone: Tone; icon: IconType }> = {
  pending: { tone: 'blue', icon: Clock },
  sending: { tone: 'blue', icon: Send },
  delivered: { tone: 'green', icon: CircleCheck },
  failed: { tone: 'red', icon: CircleX },
  muted: { tone: 'slate', icon: BellOff },
  merged: { tone: 'slate', icon: Merge },
};
const RESULTS = ['ok', 'refused', 'http_error', 'unreachable', 'timed_out', 'lost'] as const;

function deliveriesOf(channelId: string) {
  return queryOptions({
    queryKey: ['deliveries', channelId],
    queryFn: ({ signal }) => getJson<{ rows: DeliveryRow[] }>(routes.apiDeliveries(channelId), signal),
    refetchInterval: POLL_MS,
  });
}

type DeliveriesDialogProps = {
  channel: ChannelRow;
  onResend: (deliveryId: string) => void;
  onClose: () => void;
};

/** What was sent to a channel, with every try and the receiver's own words. */
export function DeliveriesDialog({ channel, onResend, onClose }: DeliveriesDialogProps) {
  const t = useTranslations('notifications.log');
  const { data, isError } = useQuery(deliveriesOf(channel.id));
  const rows = data?.rows ?? [];
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={t('title', { name: channel.name })}
      footer={<Button onClick={onClose}>{t('close')}</Button>}
    >
      {rows.length === 0 ? (
        <p className="py-6 text-center text-dim" role="status">
          {isError ? t('failed') : data ? t('empty') : t('loading')}
        </p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {rows.map((row) => (
            <Delivery
              key={row.id}
              row={row}
              canResend={channel.state === 'ok'}
              onResend={() => onResend(row.id)}
            />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

type DeliveryProps = { row: DeliveryRow; canResend: boolean; onResend: () => void };

function Delivery({ row, canResend, onResend }: DeliveryProps) {
  const t = useTranslations('notifications.log');
  const tKinds = useTranslations('notices.kinds');
  const words = row.kinds.map((kind) => tKinds(noticeWord(kind))).join(', ');
  const isOver = row.state === 'failed' || row.state === 'muted';
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1.5 py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <div className="flex flex-wrap items-center gap-2">
          <Badge {...LOOKS[row.state]}>{t(`states.${row.state}`)}</Badge>
          <Instant ms={row.createdAtMs} style="seconds" withZone className="tabular-nums" />
          <span className="text-dim text-sm">{t(`triggers.${row.trigger}`)}</span>
        </div>
        {words === '' ? null : <p className="mt-1 break-words">{words}</p>}
        <ol className="mt-1 text-dim text-sm">
          {row.attempts.map((attempt) => (
            <li key={attempt.n} className="break-words">
              <Attempt attempt={attempt} />
            </li>
          ))}
        </ol>
      </div>
      {isOver && canResend && row.trigger !== 'test' && row.trigger !== 'resolve' ? (
        <Button size="sm" onClick={onResend}>
          {t('resend')}
        </Button>
      ) : null}
    </li>
  );
}

function Attempt({ attempt }: { attempt: DeliveryRow['attempts'][number] }) {
  const t = useTranslations('notifications.log');
  const { n, result: given, code, message } = attempt;
  const known = RESULTS.find((one) => one === given);
  const result = known ? t(`results.${known}`) : t('states.sending');
  if (code === null) return t('try', { n, result });
  return message === null ? t('tryCode', { n, result, code }) : t('tryWords', { n, result, code, message });
}
