import { expect, test } from 'vitest';
import { storyOf } from '@/components/events/sheet-history';
import type { EventDetail } from '@/lib/schemas/events';

const order = (batchNumber: number, times: { sentAtMs?: number; submittedAtMs?: number }) => ({
  batchId: `b-${batchNumber}`,
  batchNumber,
  title: '',
  createdByName: 'Lin',
  rowCount: 1,
  position: 0,
  outcome: 'queued',
  opsType: 'immediate',
  planTimeMs: null,
  code: null,
  message: null,
  requestId: null,
  submittedAtMs: null,
  sentAtMs: null,
  ...times,
});
const history: EventDetail['history'] = [
  { fromStatus: null, toStatus: 'Inquiring', seenAtMs: 10 },
  { fromStatus: 'Inquiring', toStatus: 'Scheduled', seenAtMs: 30 },
];

test('statuses and orders stand in one order of time; an order before the status that it caused', () => {
  const orders = [
    order(3, {}),
    order(2, { submittedAtMs: 15, sentAtMs: 30 }),
    order(1, { submittedAtMs: 20 }),
  ];
  expect(
    storyOf({ history, orders }).map((it) =>
      it.kind === 'order' ? `#${it.order.batchNumber} ${it.atMs}` : `${it.toStatus} ${it.atMs}`,
    ),
  ).toEqual(['Inquiring 10', '#1 20', '#2 30', 'Scheduled 30', '#3 null']);
});
