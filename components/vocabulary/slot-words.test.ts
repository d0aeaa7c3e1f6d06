import { createFormatter, createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { slotWords } from '@/components/vocabulary/slot-words';
import type { SlotBlock, SlotMark } from '@/lib/domain/schedule/world';
import type { Locale } from '@/lib/i18n/locale';
import { MESSAGES } from '@/lib/i18n/messages';
import { formatInstant, offsetLabel } from '@/lib/time/format';

const ZONE = 'Asia/Shanghai';
const AT = Date.UTC(2026, 9, 7, 16);

function words(locale: Locale) {
  const format = createFormatter({ locale });
  return slotWords({
    t: createTranslator({ locale, messages: MESSAGES[locale], namespace: 'slots' }),
    write: (ms) => `${formatInstant(ms, { zone: ZONE, locale, nowMs: AT })} ${offsetLabel(ms, ZONE)}`,
    list: (some) => format.list(some, { style: 'narrow' }),
    regionName: (id) => (id === 'cn-dalian-unicom' ? 'Dalian Unicom' : id),
  });
}

const FREEZE: SlotBlock = {
  kind: 'freeze',
  ruleId: 'r-1',
  name: 'Golden Week',
  untilMs: AT,
  stretch: { fromMs: AT - 86_400_000, toMs: AT },
};
const BUDGET: SlotBlock = {
  kind: 'budget',
  groupKey: 'b-1 s-1',
  budgetId: 'b-1',
  name: 'Two of a service',
  label: 'live',
  limit: 2,
  down: [
    { instanceId: 'i-3', cause: 'row', batchNumber: 42 },
    { instanceId: 'i-7', cause: 'not_running', batchNumber: null },
  ],
  downCount: 2,
  untilMs: null,
};
const WINDOW: SlotBlock = {
  kind: 'window',
  ruleIds: ['w-1'],
  names: ['Tue night'],
  reason: 'closed',
  lastStartMs: null,
  untilMs: AT,
};

test('English: who blocks, and until when', () => {
  const { block, blockHint } = words('en');
  expect(block(FREEZE)).toBe('freeze “Golden Week” until Thu 8 Oct 00:00 UTC+8');
  expect(block(BUDGET)).toBe('“live” 2 of 2 down (i-3, i-7)');
  expect(blockHint(BUDGET)).toBe(
    'Budget “Two of a service”: at most 2 may be down at once. i-3 is in batch #42, i-7 is not running. There is no possible start in the next 90 days.',
  );
  expect(block(WINDOW)).toBe('outside “Tue night” until Thu 8 Oct 00:00 UTC+8');
  expect(block({ ...WINDOW, reason: 'ends', lastStartMs: AT })).toBe(
    'would end after “Tue night” closes, last start Thu 8 Oct 00:00 UTC+8',
  );
});

test('Chinese: the same', () => {
  const { block, blockHint } = words('zh-CN');
  expect(block(FREEZE)).toBe('冻结期“Golden Week”，至 10月8日 周四 00:00 UTC+8');
  expect(block(BUDGET)).toBe('“live” 停机 2/2（i-3、i-7）');
  expect(blockHint(BUDGET)).toContain('i-3 在批次 #42 中');
});

test('a long list of who is down names three and counts the others', () => {
  const down = [1, 2, 3, 4, 5].map((n) => ({
    instanceId: `i-${n}`,
    cause: 'row' as const,
    batchNumber: null,
  }));
  expect(words('en').block({ ...BUDGET, down, downCount: 5, limit: 5 })).toBe(
    '“live” 5 of 5 down (i-1, i-2, i-3, 2 more)',
  );
});

test('a budget of the account goes by its own name, one of 0 says so', () => {
  expect(words('en').block({ ...BUDGET, label: '', limit: 0, down: [], downCount: 0 })).toBe(
    '“Two of a service” allows none to be down',
  );
});

test.each(['en', 'zh-CN'] as const)('%s: every block and mark has a line, every mark a hint', (locale) => {
  const { block, mark, markHint } = words(locale);
  const blocks: SlotBlock[] = [
    FREEZE,
    { ...FREEZE, untilMs: null },
    BUDGET,
    { kind: 'no_window', untilMs: null },
    ...(['closed', 'ends', 'last_start'] as const).flatMap((reason) => [
      { ...WINDOW, reason },
      { ...WINDOW, reason, untilMs: null, lastStartMs: AT },
    ]),
  ];
  const marks: SlotMark[] = [
    { kind: 'no_window_applies' },
    { kind: 'start_only', name: 'Tue night' },
    { kind: 'whole_service', service: 'live' },
    { kind: 'cloud_first', dueAtMs: AT },
    { kind: 'region_trouble', regionId: 'cn-dalian-unicom', eventType: 'EnsRegion:RegionNetworkDown' },
  ];
  const lines = [...blocks.map(block), ...marks.flatMap((one) => [mark(one), markHint(one)])];
  for (const line of lines) expect(line).not.toMatch(/slots\.|^$/);
  expect(new Set(lines).size).toBe(lines.length);
});
