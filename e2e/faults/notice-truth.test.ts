import { expect, test } from 'vitest';
import { isNoticeTruthful, judgeNotices, type NoticeStore } from './notice-truth';

const store: NoticeStore = {
  notices: [
    { id: 'n1', kind: 'batch.sent', batchId: 'b' },
    { id: 'n2', kind: 'batch.done', batchId: 'b' },
  ],
  channels: ['c'],
  deliveries: [
    { id: 'd1', channelId: 'c', state: 'delivered', attempts: 2 },
    { id: 'd2', channelId: 'c', state: 'merged', attempts: 0 },
  ],
  deliveryNotices: [
    { deliveryId: 'd1', noticeId: 'n1' },
    { deliveryId: 'd1', noticeId: 'n2' },
    { deliveryId: 'd2', noticeId: 'n1' },
  ],
  attempts: [
    { deliveryId: 'd1', result: 'lost' },
    { deliveryId: 'd1', result: 'ok' },
  ],
};
const came = (id: string, isAnswered = true) => ({ id, path: '/', isAnswered });
const judge = (
  given: Partial<NoticeStore>,
  receipts = [came('d1', false), came('d1')],
  atOnce: string[] = [],
) => judgeNotices(['b'], { ...store, ...given }, { receipts, atOnce });

test('twice under one id is a true end', () => {
  const verdict = judge({});
  expect(verdict).toMatchObject({ messages: 1, twice: 1, lostTries: 1, lost: 0, untold: 0 });
  expect(isNoticeTruthful(verdict)).toBe(true);
});

test('each way to break the promise is seen', () => {
  const broken = [
    [judge({}, []), { lost: 2, falselyDelivered: 1 }],
    [judge({}, [came('d1', false)]), { lost: 2, falselyDelivered: 1 }],
    [judge({ channels: ['c', 'other'] }), { lost: 2 }],
    [judge({ notices: store.notices.slice(1) }), { untold: 1 }],
    [judge({}, [came('d1'), came('stranger')]), { unknown: 1 }],
    [judge({ deliveries: [{ id: 'd1', channelId: 'c', state: 'sending', attempts: 1 }] }), { open: 1 }],
    [judge({}, [came('d1')], ['d1']), { atOnce: 1 }],
  ] as const;
  for (const [verdict, wanted] of broken) {
    expect(verdict).toMatchObject(wanted);
    expect(isNoticeTruthful(verdict)).toBe(false);
  }
});
