import type { Page } from '@playwright/test';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { PASSWORD } from '@/e2e/helpers/desk';
import { pickZone, typeDateTime, wallIn } from '@/e2e/helpers/plan';
import { routes } from '@/lib/url/routes';

/** Calls of two rows, so that one batch meets a refused row in one call and a missing row in another. */
const desk = deskFor({ scenario: 'storm', roles: ['operator'], env: { ENS_BATCH_ROWS: '2' } });

/** The words that a person reads, in each language. */
const WORDS = {
  'en-GB': {
    email: 'Email',
    password: 'Password',
    signIn: 'Sign in',
    home: 'Home',
    events: 'Events',
    grid: 'System events',
    search: 'Search events',
    select: 'Select',
    selection: 'Selection',
    selected: '5 selected',
    plan: 'Plan redeploy',
    planned: 'Planned rows',
    atSetTime: 'At a set time',
    planTime: 'Plan time',
    zone: 'Time zone',
    title: 'Title',
    note: 'Note',
    change: /Change the time of/,
    immediately: 'Immediately',
    ownTime: 'At its own time',
    rowTime: 'Own time',
    apply: 'Apply',
    submit: 'Submit batch',
    confirm: 'Confirm',
    results: 'Results',
    accepted: 'Accepted',
    refused: 'Refused',
    unknown: 'Unknown',
    rows: '5 rows',
  },
  'zh-CN': {
    email: '邮箱',
    password: '密码',
    signIn: '登录',
    home: '首页',
    events: '事件',
    grid: '系统事件',
    search: '搜索事件',
    select: '选择',
    selection: '选择',
    selected: '5',
    plan: '计划重新部署',
    planned: '计划的行',
    atSetTime: '指定时间',
    planTime: '计划时间',
    zone: '时区',
    title: '标题',
    note: '备注',
    change: /修改 .* 的时间/,
    immediately: '立即',
    ownTime: '单独指定时间',
    rowTime: '单独时间',
    apply: '应用',
    submit: '提交批次',
    confirm: '确认',
    results: '结果',
    accepted: '已受理',
    refused: '被拒绝',
    unknown: '未知',
    rows: '5 行',
  },
} as const;

type Row = {
  eventId: string;
  resourceId: string;
  opsType: string;
  planTimeMs: number | null;
  outcome: string;
  code: string | null;
  requestId: string | null;
};

async function signIn(page: Page, words: (typeof WORDS)[keyof typeof WORDS]): Promise<void> {
  await page.goto(routes.root());
  await page.getByLabel(words.email).fill('operator@desk.local');
  await page.getByLabel(words.password, { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: words.signIn, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: words.home })).toBeVisible();
  await page.getByRole('link', { name: words.events, exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: words.events })).toBeVisible();
}

for (const [locale, prefix] of [
  ['en-GB', 'edge-live'],
  ['zh-CN', 'cdn-cache'],
] as const) {
  const words = WORDS[locale];

  test(`from sign-in to accepted, refused and unknown rows, in ${locale}`, async ({ visitor }) => {
    const page = await visitor(desk(), { locale });
    await signIn(page, words);

    const grid = page.getByRole('grid', { name: words.grid });
    await page.getByRole('searchbox', { name: words.search }).fill(prefix);
    await expect(page).toHaveURL(new RegExp(`q=${prefix}`));
    const boxes = grid.getByRole('checkbox', { name: new RegExp(`^${words.select} e-`) });
    await expect(grid.getByRole('row').nth(1)).toContainText(prefix);
    await expect(grid.getByRole('row').nth(5)).toContainText(prefix);
    for (let index = 0; index < 5; index += 1) await boxes.nth(index).click();
    const selection = page.getByRole('region', { name: words.selection });
    await expect(selection).toContainText(words.selected);
    await selection.getByRole('button', { name: words.plan }).click();

    const planned = page.getByRole('table', { name: words.planned });
    await expect(planned.getByRole('row')).toHaveCount(6);
    await page.getByRole('radio', { name: words.atSetTime }).click();
    await pickZone(page, 'Asia/Shanghai', words.zone);
    const wall = wallIn('Asia/Shanghai', 90);
    await typeDateTime(page.getByRole('group', { name: words.planTime, exact: true }), wall);
    await page.getByRole('textbox', { name: words.title }).fill(`${prefix} failure`);
    await page.getByRole('textbox', { name: words.note }).fill('Traffic drained');
    await planned.getByRole('button', { name: words.change }).nth(0).click();
    await page.getByRole('dialog').getByRole('radio', { name: words.immediately }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.apply }).click();
    await planned.getByRole('button', { name: words.change }).nth(1).click();
    const own = page.getByRole('dialog');
    await own.getByRole('radio', { name: words.ownTime }).click();
    await typeDateTime(
      own.getByRole('group', { name: words.rowTime, exact: true }),
      wallIn('Asia/Shanghai', 150),
    );
    await own.getByRole('button', { name: words.apply }).click();

    const mirrored = await (
      await page.request.get(routes.apiEvents({ q: prefix, redeployable: 1, limit: 5 }))
    ).json();
    const [, , refused, , unknown] = mirrored.rows;
    await desk().control.armFaults([
      { action: 'BatchEventRedeployInstance', kind: 'row-error', resourceId: refused.resourceId },
      { action: 'BatchEventRedeployInstance', kind: 'missing-rows', resourceId: unknown.resourceId },
    ]);
    await page.getByRole('button', { name: words.submit }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(words.rows);
    await dialog.getByRole('button', { name: words.confirm }).click();

    const results = page.getByRole('table', { name: words.results });
    await expect(results.getByText(words.accepted, { exact: true })).toHaveCount(3);
    await expect(results.getByText(words.refused, { exact: true })).toHaveCount(1);
    await expect(results.getByText(words.unknown, { exact: true })).toHaveCount(1);

    const batchId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const batch: { rows: Row[]; calls: unknown[] } = await (
      await page.request.get(routes.apiBatch(batchId))
    ).json();
    const effects = await desk().control.effects();
    const effectOf = (row: Row) => effects[row.eventId] ?? 0;
    const accepted = batch.rows.filter((row) => row.outcome === 'accepted');
    expect(accepted.map(effectOf)).toEqual([1, 1, 1]);
    expect(accepted.map((row) => row.code)).toEqual(['200', '200', '200']);
    expect(batch.rows.filter((row) => row.outcome === 'refused').map((row) => row.resourceId)).toEqual([
      refused.resourceId,
    ]);
    expect(batch.rows.filter((row) => row.outcome === 'refused').map(effectOf)).toEqual([0]);
    expect(batch.rows.filter((row) => row.outcome === 'unknown').map((row) => row.resourceId)).toEqual([
      unknown.resourceId,
    ]);
    expect(batch.rows.filter((row) => row.outcome === 'unknown').map(effectOf)).toEqual([1]);
    expect(batch.calls).toHaveLength(3);

    expect(batch.rows.filter((row) => row.opsType === 'immediate').map((row) => row.planTimeMs)).toEqual([
      null,
    ]);
    const planned_ = batch.rows
      .filter((row) => row.opsType === 'scheduled')
      .map((row) => row.planTimeMs ?? 0);
    const expected = Date.parse(
      `${wall.year}-${wall.month.padStart(2, '0')}-${wall.day.padStart(2, '0')}T${wall.hour.padStart(2, '0')}:${wall.minute.padStart(2, '0')}:00+08:00`,
    );
    expect(planned_.filter((planTimeMs) => planTimeMs === expected)).toHaveLength(3);

    const csv = await (await page.request.get(routes.apiBatchCsv(batchId))).text();
    for (const row of batch.rows) expect(csv).toContain(row.eventId);

    // What was ordered cannot be ordered again: the rows now say where they are.
    await page.goto(routes.events({ view: 'all', q: accepted.map((row) => row.resourceId).join(' ') }));
    for (const row of accepted) {
      await expect(grid.getByRole('checkbox', { name: `${words.select} ${row.eventId}` })).toBeDisabled();
    }
  });
}
