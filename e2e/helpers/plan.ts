import { expect, type Locator, type Page } from '@playwright/test';

/** The wall time `minutes` from now in `zone`, as the segments of a date-time field show it. */
export function wallIn(
  zone: string,
  minutes: number,
): Record<'year' | 'month' | 'day' | 'hour' | 'minute', string> {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(new Date(Math.ceil(Date.now() / 60_000 + minutes) * 60_000));
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  };
}

const SEGMENTS = {
  year: /^(year|年)/i,
  month: /^(month|月)/i,
  day: /^(day|日)/i,
  hour: /^(hour|时|小时)/i,
  minute: /^(minute|分)/i,
};

/** Types a wall time into the segments of a date-time group, as a person with a keyboard does. */
export async function typeDateTime(group: Locator, wall: ReturnType<typeof wallIn>): Promise<void> {
  for (const name of ['year', 'month', 'day', 'hour', 'minute'] as const) {
    const segment = group.getByRole('spinbutton', { name: SEGMENTS[name] });
    await segment.click();
    await segment.pressSequentially(name === 'year' ? wall[name] : wall[name].padStart(2, '0'));
    await expect(segment).toHaveAttribute('aria-valuenow', String(Number(wall[name])));
  }
}

/** Picks a zone in the combobox by typing its name. */
export async function pickZone(page: Page, zone: string, label = 'Time zone'): Promise<void> {
  const box = page.getByRole('combobox', { name: label });
  await box.click();
  await box.fill(zone);
  await page
    .getByRole('option', { name: new RegExp(zone.replace('/', '.')) })
    .first()
    .click();
}
