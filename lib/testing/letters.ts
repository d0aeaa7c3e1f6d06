import 'server-only';
import type { Letter, Target } from '@/lib/server/notify/wire';

/** For tests: a letter of a few lines, and a target with nothing but an address. */
export function testLetter(given: Partial<Letter> = {}): Letter {
  return {
    deliveryId: 'dlv_1',
    title: '[Failed 1] Batch #42',
    heading: 'Batch \\#42: 1 failed',
    lines: ['edge\\-cdn\\-07: failed'],
    more: (count) => `and ${count} more`,
    footer: 'Done 143 of 200.',
    url: 'https://desk.example.com/batches/b1',
    open: 'Open',
    urgent: true,
    data: {
      type: 'rows.failed',
      timestamp: '2026-11-29T19:12:04.000Z',
      data: { noticeId: 'ntc_1', rows: [], more: 0 },
    },
    alert: {
      action: 'trigger',
      dedupKey: 'desk:d:rows.failed:b1',
      severity: 'critical',
      source: 'desk.example.com',
      group: 'batch:b1',
      kind: 'rows.failed',
      atMs: 1_790_000_000_000,
    },
    ...given,
  };
}

export function testTarget(given: Partial<Target> = {}): Target {
  return {
    address: 'https://example.com/',
    secret: null,
    previousSecret: null,
    mentions: [],
    keyword: '',
    taken: [],
    ...given,
  };
}
