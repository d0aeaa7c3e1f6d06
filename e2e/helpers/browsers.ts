import type { Browser, BrowserContext, BrowserContextOptions, Cookie, Page } from '@playwright/test';
import { PASSWORD } from '@/e2e/helpers/desk';
import { routes } from '@/lib/url/routes';

/** What a person's browser is: its window, language, zone, and where `/` leads. */
export type BrowserLook = BrowserContextOptions & { baseURL: string };

type Kept = {
  key: string;
  context: BrowserContext;
  /** Stays open, so that the process that has read the product's scripts lives on. */
  idle: Page;
  url: string;
  session: { whose: string; cookies: Cookie[] } | null;
};

/**
 * Browsers of one worker, used again from journey to journey without what the last one left in them: a new one costs
 * three times as much CPU as a page, most of it for a new process that reads the product's scripts.
 */
export type Browsers = {
  /** A browser that nobody has signed in with, and that no other journey uses until it is given back. */
  lend(look: BrowserLook): Promise<BrowserContext>;
  giveBack(context: BrowserContext): Promise<void>;
  /** Signs `email` in. Two browsers that are lent at once never share a session. */
  signIn(context: BrowserContext, email: string): Promise<void>;
};

/** A connection that rested may be closed by the server just when it is used again. */
const ONCE_MORE = { maxRetries: 1 };
/** So many rest at once; the one that rested longest goes. */
const RESTING = 5;

export function browsersOf(browser: Browser): Browsers {
  const lent = new Map<BrowserContext, Kept>();
  const resting: Kept[] = [];
  const sessions = new Map<string, Cookie[][]>();

  return {
    lend: async (look) => {
      const key = JSON.stringify(look);
      const at = resting.findIndex((kept) => kept.key === key);
      const kept = (at < 0 ? undefined : resting.splice(at, 1)[0]) ?? (await open(browser, look, key));
      lent.set(kept.context, kept);
      return kept.context;
    },
    giveBack: async (context) => {
      const kept = lent.get(context);
      lent.delete(context);
      // A journey may have closed it.
      if (!kept || kept.idle.isClosed()) return context.close();
      if (kept.session) (sessions.get(kept.session.whose) ?? []).push(kept.session.cookies);
      kept.session = null;
      await clean(kept);
      resting.push(kept);
      if (resting.length > RESTING) await resting.shift()?.context.close();
    },
    signIn: async (context, email) => {
      const kept = lent.get(context);
      if (!kept) throw new Error('not a lent browser');
      const whose = `${kept.url} ${email}`;
      const known = sessions.get(whose) ?? [];
      sessions.set(whose, known);
      for (let cookies = known.pop(); cookies; cookies = known.pop()) {
        await context.addCookies(cookies);
        const answer = await context.request.get(kept.url + routes.authSession(), ONCE_MORE);
        if (answer.ok() && (await answer.json()) !== null) {
          kept.session = { whose, cookies };
          return;
        }
        // A journey ended it, or the desk of that address is another one now.
        await context.clearCookies();
      }
      const answer = await context.request.post(kept.url + routes.authSignIn(), {
        ...ONCE_MORE,
        data: { email, password: PASSWORD },
        headers: { origin: kept.url },
      });
      if (answer.status() !== 200) throw new Error(`${email} could not sign in: ${answer.status()}`);
      kept.session = { whose, cookies: await context.cookies(kept.url) };
    },
  };
}

async function open(browser: Browser, look: BrowserLook, key: string): Promise<Kept> {
  const context = await browser.newContext(look);
  const idle = await context.newPage();
  await idle.goto(look.baseURL + routes.health());
  return { key, url: look.baseURL, context, idle, session: null };
}

/** Takes away what a journey left: its pages, cookies and stored texts. */
async function clean({ context, idle }: Kept): Promise<void> {
  for (const page of context.pages()) if (page !== idle) await page.close();
  await context.setOffline(false);
  await context.clearPermissions();
  await context.clearCookies();
  await idle.evaluate(() => localStorage.clear());
}
