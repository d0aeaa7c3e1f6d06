import { NextIntlClientProvider } from 'next-intl';
import { type ComponentProps, createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { RegionLimitField } from '@/components/settings/users/user-rights';
import settings from '@/lib/i18n/messages/en/settings.json';

const known = [
  { regionId: 'cn-dalian-unicom', name: 'Dalian' },
  { regionId: 'cn-chengdu-telecom', name: 'Chengdu' },
];

/** What the field draws: each control with its value and whether it is chosen, and the whole text. */
function draw(props: Partial<ComponentProps<typeof RegionLimitField>>) {
  const field = createElement(RegionLimitField, {
    role: 'operator',
    known,
    value: null,
    onChange: () => {},
    ...props,
  });
  const html = renderToStaticMarkup(
    NextIntlClientProvider({ locale: 'en', timeZone: 'UTC', messages: { settings }, children: field }),
  );
  const inputs = [...html.matchAll(/<input[^>]*>(?:<span[^>]*>([^<]*))?/g)].map(([tag, label = '']) => ({
    type: /type="(\w+)"/.exec(tag)?.[1] ?? 'text',
    label,
    value: /value="([^"]*)"/.exec(tag)?.[1] ?? '',
    isChosen: tag.includes('checked=""'),
  }));
  return { html, of: (type: string) => inputs.filter((input) => input.type === type) };
}

test('somebody without a limit has all regions, and nothing to tick', () => {
  const { of } = draw({ value: null });
  expect(of('radio').map(({ value, isChosen }) => [value, isChosen])).toEqual([
    ['all', true],
    ['some', false],
  ]);
  expect([...of('checkbox'), ...of('text')]).toEqual([]);
});

test('a limit ticks the regions that the desk knows and names the others', () => {
  const { of } = draw({ value: ['cn-chengdu-telecom', 'cn-later-cmcc', 'cn-old-unicom'] });
  expect(of('radio').map(({ isChosen }) => isChosen)).toEqual([false, true]);
  expect(of('checkbox').map(({ label, isChosen }) => [label, isChosen])).toEqual([
    ['cn-dalian-unicom', false],
    ['cn-chengdu-telecom', true],
  ]);
  expect(of('text')[0]?.value).toBe('cn-later-cmcc cn-old-unicom');
});

test('a desk that knows no region yet takes them by their ids', () => {
  const { html, of } = draw({ known: [], value: [] });
  expect(of('checkbox')).toEqual([]);
  expect(of('text')).toHaveLength(1);
  expect(html).not.toContain('<fieldset');
});

test('an admin is offered no limit', () => {
  const { html, of } = draw({ role: 'admin', value: ['cn-dalian-unicom'] });
  expect([...of('radio'), ...of('checkbox'), ...of('text')]).toEqual([]);
  expect(html).toContain(settings.regions.admin);
});
