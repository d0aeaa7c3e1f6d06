import { expect, type Page } from '@playwright/test';
import { typeDateTime, wallIn } from '@/e2e/helpers/plan';
import { routes } from '@/lib/url/routes';

/** The words on the way from the list to a request, in each language. */
export const REQUEST_WORDS = {
  'en-GB': {
    grid: 'System events',
    search: 'Search events',
    select: 'Select',
    selection: 'Selection',
    plan: 'Plan redeploy',
    atSetTime: 'At a set time',
    immediately: 'Immediately',
    planTime: 'Plan time',
    title: 'Title',
    request: 'Request approval',
    confirm: 'Confirm',
    waiting: 'Waiting for approval',
  },
  'zh-CN': {
    grid: '系统事件',
    search: '搜索事件',
    select: '选择',
    selection: '选择',
    plan: '计划重新部署',
    atSetTime: '指定时间',
    immediately: '立即',
    planTime: '计划时间',
    title: '标题',
    request: '申请审批',
    confirm: '确认',
    waiting: '等待审批',
  },
} as const;

export type RequestLocale = keyof typeof REQUEST_WORDS;

type RequestOptions = {
  locale?: RequestLocale;
  /** Rows whose name begins so are planned. */
  prefix: string;
  rows: number;
  title: string;
  /** Minutes from now; absent: at once. */
  inMinutes?: number;
};

/** Plans rows, as an operator does, and stops before asking for anything. */
export async function planRows(page: Page, options: RequestOptions): Promise<void> {
  const { locale = 'en-GB', prefix, rows, title, inMinutes } = options;
  const words = REQUEST_WORDS[locale];
  await page.goto(routes.events());
  const grid = page.getByRole('grid', { name: words.grid });
  await page.getByRole('searchbox', { name: words.search }).fill(prefix);
  await expect(page).toHaveURL(new RegExp(`q=${prefix}`));
  await expect(grid.getByRole('row').nth(1)).toContainText(prefix);
  const free = grid.getByRole('checkbox', { name: new RegExp(`^${words.select} e-`), disabled: false });
  for (let index = 0; index < rows; index += 1) await free.nth(index).click();
  await page.getByRole('region', { name: words.selection }).getByRole('button', { name: words.plan }).click();
  await page.getByRole('textbox', { name: words.title }).fill(title);
  if (inMinutes === undefined) await page.getByRole('radio', { name: words.immediately }).click();
  else {
    await page.getByRole('radio', { name: words.atSetTime }).click();
    const group = page.getByRole('group', { name: words.planTime, exact: true });
    await typeDateTime(group, wallIn('America/New_York', inMinutes));
  }
}

/** Plans rows and asks for their approval, as an operator does. Resolves to the id of the batch. */
export async function requestApproval(page: Page, options: RequestOptions): Promise<string> {
  const words = REQUEST_WORDS[options.locale ?? 'en-GB'];
  await planRows(page, options);
  await page.getByRole('button', { name: words.request }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: words.confirm }).click();
  await expect(page).toHaveURL(/\/batches\/(?!new)[\w-]+$/);
  await expect(page.getByText(words.waiting).first()).toBeVisible();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}
