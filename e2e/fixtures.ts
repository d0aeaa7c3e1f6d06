import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';
import { type Desk, type DeskOptions, PASSWORD, type Role, startDesk } from '@/e2e/helpers/desk';
import { routes } from '@/lib/url/routes';

export { expect };

/** What the product calls the cookie of the viewer's zone. */
const ZONE_COOKIE = 'desk-zone';

type PageOptions = BrowserContextOptions & { locale?: string };

type Fixtures = {
  /**
   * A page of a fresh browser, signed in as `role` on `desk`. The browser has told its zone before: on a first visit the
   * page is asked for again, at a moment that no journey can know. The journey of the main job begins without it.
   */
  as: (desk: Pick<Desk, 'url'>, role: Role, options?: PageOptions) => Promise<Page>;
};

export const test = base.extend<Fixtures>({
  as: async ({ browser }, use, testInfo) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (desk, role, options = {}) => {
      const { viewport, locale, timezoneId } = testInfo.project.use;
      const context = await browser.newContext({
        viewport,
        locale,
        timezoneId,
        baseURL: desk.url,
        ...options,
      });
      contexts.push(context);
      const zone = encodeURIComponent(options.timezoneId ?? timezoneId ?? 'UTC');
      await context.addCookies([{ name: ZONE_COOKIE, value: zone, url: desk.url }]);
      const answer = await context.request.post(routes.authSignIn(), {
        data: { email: `${role}@desk.local`, password: PASSWORD },
        headers: { origin: desk.url },
      });
      expect(answer.status()).toBe(200);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

/** Call at the top of a spec file: one simulator and one server for all its tests. */
export function deskFor(options: DeskOptions): () => Desk {
  let desk: Desk | null = null;
  test.beforeAll(async () => {
    test.setTimeout(90_000);
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
