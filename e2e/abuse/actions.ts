import { readFileSync } from 'node:fs';
import path from 'node:path';
import { send, type WireAnswer } from '@/e2e/abuse/wire';
import { ROOT } from '@/e2e/helpers/desk';
import { routes } from '@/lib/url/routes';

export const DIST_DIR = process.env.NEXT_DIST_DIR || '.next';

/** An action that the build serves to whoever knows its id. */
export type BuiltAction = { id: string; name: string; file: string; pages: readonly string[] };

type Manifest = {
  node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>;
};

let built: readonly BuiltAction[] | null = null;

/** Every action of the build. Guarantee: Next writes this file with every build, in this shape. */
export function builtActions(): readonly BuiltAction[] {
  if (built) return built;
  const file = path.join(ROOT, DIST_DIR, 'server', 'server-reference-manifest.json');
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  built = Object.entries(node).map(([id, { filename, exportedName, workers }]) => ({
    id,
    name: exportedName,
    file: filename,
    pages: Object.keys(workers),
  }));
  return built;
}

export function actionId(name: string): string {
  const found = builtActions().find((action) => action.name === name);
  if (!found) throw new Error(`the build has no action ${name}`);
  return found.id;
}

/** A page that serves the action itself, without ids in its path; from others the server would post it anew. Null: none. */
export function pageOf(name: string): string | null {
  const pages = builtActions().find((action) => action.name === name)?.pages ?? [];
  const page = pages.find((found) => !found.includes('['));
  return page === undefined ? null : page.replace(/^app|\/\(\w+\)|\/page$/g, '');
}

export type ActionCall = {
  /** Name of the action; or its id in `headers`. */
  action: string;
  cookie?: string;
  args?: readonly unknown[];
  /** Instead of `args`: the body as it is. */
  body?: string | Buffer;
  /** Added to those of the browser; an empty value leaves one out. */
  headers?: Record<string, string>;
  path?: string;
};

/** Calls an action as a page of the desk does, but for what `call` changes. */
export function callAction(url: string, call: ActionCall): Promise<WireAnswer> {
  const { action, cookie = '', args = [], path: at = routes.newBatch() } = call;
  const headers = {
    origin: url,
    'next-action': actionId(action),
    'content-type': 'text/plain;charset=UTF-8',
    cookie,
    ...call.headers,
  };
  return send(url, {
    method: 'POST',
    path: at,
    headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== '')),
    body: call.body ?? JSON.stringify(args),
  });
}

export type Problem = { code: string; reason: string | null; correlationId: string };
type Result = { ok: true; data: unknown } | { ok: false; problem: Problem };

/** What the action returned, or null when it returned nothing of ours. Guarantee: `ActionResult` is what actions return. */
export function resultOf(answer: WireAnswer): Result | null {
  for (const line of answer.text.split('\n')) {
    const json = /^[0-9a-f]+:(\{"ok":.*)$/.exec(line)?.[1];
    if (json !== undefined) return JSON.parse(json) as Result;
  }
  return null;
}

/** The problem that the action came back with; null when it worked or gave nothing. */
export function problemOf(answer: WireAnswer): Problem | null {
  const result = resultOf(answer);
  return result === null || result.ok ? null : result.problem;
}

/** The data of an action that worked; throws with the answer when it did not. */
export function dataOf(answer: WireAnswer): Record<string, unknown> {
  const result = resultOf(answer);
  if (!result?.ok) throw new Error(`refused (${answer.status}): ${answer.text.slice(0, 500)}`);
  return typeof result.data === 'object' && result.data !== null ? { ...result.data } : {};
}

/** What an action gives that must work; waits while the session has used up its budget of actions. */
export async function mustAct(url: string, call: ActionCall): Promise<Record<string, unknown>> {
  for (;;) {
    const answer = await callAction(url, call);
    if (problemOf(answer)?.reason !== 'session_budget') return dataOf(answer);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}
