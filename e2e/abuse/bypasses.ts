import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DIST_DIR } from '@/e2e/abuse/actions';
import { ROOT } from '@/e2e/helpers/desk';

/** Paths that everybody may see. All others of the build, also those of tomorrow, must show nothing without a session. */
const OPEN = [
  '/sign-in',
  '/invite/[token]',
  '/icon.svg',
  '/api/auth/[...path]',
  '/api/ical/[name]',
  '/api/health',
  '/api/metrics',
];

/** What stands for a segment that is written in brackets. */
export type Segments = Record<string, string>;

/** Every page and API route of the build that needs a session, with real ids. Throws for a segment that it does not know. */
export function protectedPaths(segments: Segments): { pages: string[]; apis: string[] } {
  const file = path.join(ROOT, DIST_DIR, 'app-path-routes-manifest.json');
  const routes = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  const paths = routes
    .filter((route) => !OPEN.includes(route) && !route.startsWith('/_'))
    .map((route) =>
      route.replace(/\[(\w+)\]/g, (_, name: string) => {
        const value = segments[name];
        if (value === undefined) throw new Error(`${route} has a segment ${name} that the tests do not know`);
        return value;
      }),
    );
  return {
    pages: paths.filter((found) => !found.startsWith('/api/')),
    apis: paths.filter((found) => found.startsWith('/api/')),
  };
}

/** Headers that once led past a middleware, or that a proxy would set. */
export const BYPASS_HEADERS: readonly Record<string, string>[] = [
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
  { 'x-middleware-subrequest': 'src/middleware:src/middleware:src/middleware:src/middleware:src/middleware' },
  { 'x-middleware-subrequest-id': '1', 'x-middleware-next': '1' },
  { 'x-middleware-prefetch': '1', purpose: 'prefetch' },
  { 'x-middleware-invoke': '1', 'x-middleware-rewrite': '/sign-in' },
  { 'x-middleware-override-headers': 'cookie', 'x-middleware-request-cookie': 'desk.session_token=x' },
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/__PAGE__' },
  { rsc: '1', 'next-router-state-tree': '%5B%22%22%2C%7B%7D%5D', 'next-url': '/sign-in' },
  { 'x-nextjs-data': '1' },
  { 'x-matched-path': '/sign-in', 'x-invoke-path': '/sign-in', 'x-invoke-status': '200' },
  { 'x-now-route-matches': '1=a', 'x-invoke-output': '/events' },
  { 'x-original-url': '/sign-in', 'x-rewrite-url': '/sign-in' },
  { 'x-forwarded-host': 'localhost', 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https' },
  { 'x-prerender-revalidate': '1', 'x-nextjs-cache': 'HIT' },
  { 'next-resume': '1', 'x-next-resume-state-length': '0' },
  { authorization: 'Bearer x', 'x-user': 'admin', 'x-desk-peer': 'x 127.0.0.1 direct' },
];

/** Other ways to write the address of a page or route. */
export function bypassPaths(at: string): string[] {
  const [first = '', ...rest] = at.split('/').slice(1);
  const encoded = `/${first.replace(/^./, (char) => `%${char.charCodeAt(0).toString(16)}`)}`;
  return [
    `${at}.rsc`,
    `${at}?_rsc=1`,
    `${at}.prefetch.rsc`,
    `${at}.segments/_tree.segment.rsc`,
    `${at}.segments/__PAGE__.segment.rsc`,
    `${at}?__nextLocale=en&__nextDefaultLocale=en`,
    `${at}?nxtPbatchId=x&nxtPpath=sign-in`,
    `${at}?__nextDataReq=1&__flight__=1`,
    `${at}/`,
    `${at}//`,
    `/${at}`,
    `/.${at}`,
    `/sign-in/..${at}`,
    `/sign-in/%2e%2e${at}`,
    `/sign-in%2f..${at}`,
    `/_next/static/..${at}`,
    `/_next/static/%2e%2e/%2e%2e${at}`,
    `/icon.svg/..${at}`,
    `/api/..${at}`,
    `/en${at}`,
    `/_next/data/build${at}.json`,
    `/_next/image?url=${encodeURIComponent(at)}&w=64&q=75`,
    `${[encoded, ...rest].join('/')}`,
    at.toUpperCase(),
    `${at}%00`,
    `${at};.svg`,
    `${at}%3f.svg`,
    `${at}/icon.svg`,
    `\\${at.slice(1)}`,
    `http://localhost${at}`,
  ];
}
