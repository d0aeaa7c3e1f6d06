import { test as base, expect, type Page } from '@playwright/test';
import { type BrowserLook, type Browsers, browsersOf } from '@/e2e/helpers/browsers';
import { type Desk, type DeskOptions, type Role, startDesk } from '@/e2e/helpers/desk';

export { expect };

/** What the product calls the cookie of the viewer's zone. */
const ZONE_COOKIE = 'desk-zone';

type PageOptions = Partial<BrowserLook>;

/** Of somebody with the password of all. */
type Email = `${string}@${string}`;

type Fixtures = {
  /**
   * A page of a browser that knows nothing yet, signed in as `who` on `desk`. The browser has told its zone before: on a
   * first visit the page is asked for again, at a moment that no journey can know. The journey of the main job begins
   * without it.
   */
  as: (desk: Pick<Desk, 'url'>, who: Role | Email, options?: PageOptions) => Promise<Page>;
  /** A page of a browser that knows nothing yet, and in which nobody has signed in. */
  visitor: (desk: Pick<Desk, 'url'>, options?: PageOptions) => Promise<Page>;
};

export const test = base.extend<Fixtures & { lend: Lend }, { browsers: Browsers }>({
  browsers: [
    async ({ browser }, use) => {
      await use(browsersOf(browser));
    },
    { scope: 'worker' },
  ],
  lend: async ({ browsers }, use, testInfo) => {
    const lent: Awaited<ReturnType<Browsers['lend']>>[] = [];
    await use(async (desk, options) => {
      const { viewport, locale, timezoneId } = testInfo.project.use;
      const context = await browsers.lend({ viewport, locale, timezoneId, ...options, baseURL: desk.url });
      lent.push(context);
      return context;
    });
    for (const context of lent) await browsers.giveBack(context);
  },
  as: async ({ browsers, lend }, use, testInfo) => {
    await use(async (desk, who, options = {}) => {
      const context = await lend(desk, options);
      await browsers.signIn(context, who.includes('@') ? who : `${who}@desk.local`);
      const zone = encodeURIComponent(options.timezoneId ?? testInfo.project.use.timezoneId ?? 'UTC');
      await context.addCookies([{ name: ZONE_COOKIE, value: zone, url: desk.url }]);
      return context.newPage();
    });
  },
  visitor: async ({ lend }, use) => {
    await use(async (desk, options = {}) => (await lend(desk, options)).newPage());
  },
});

type Lend = (desk: Pick<Desk, 'url'>, options: PageOptions) => ReturnType<Browsers['lend']>;

/** Call at the top of a spec file: one simulator and one server for all its tests. */
export function deskFor(options: DeskOptions): () => Desk {
  let desk: Desk | null = null;
  test.beforeAll(async () => {
    desk = await startDesk(options);
  });
  test.afterAll(async () => {
    await desk?.stop();
  });
  return () => {
    if (!desk) throw new Error('The desk has not started.');
    return desk;
  };
}
