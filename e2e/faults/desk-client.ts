import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PASSWORD, ROOT, type Role } from '@/e2e/helpers/desk';
import { routes } from '@/lib/url/routes';

/** A person at the built server, by the very requests that the browser makes. */
export type DeskClient = {
  /** GET of an API path. Throws with the status when it is refused. */
  read(apiPath: string): Promise<unknown>;
  /** Calls a server action by its name; throws with the problem when it is refused. */
  act(name: string, input: unknown): Promise<unknown>;
};

type Manifest = { node: Record<string, { filename: string; exportedName: string }> };

/** A kept connection may be closed by the server in the moment in which it is used again. */
const CLOSE = { connection: 'close' };

/** The server answered, and said no for a reason: the same request again gets the same answer. */
export class ActionRefused extends Error {}

/** Signs in. @param distDir the folder of the build */
export async function signInAs(url: string, role: Role, distDir: string): Promise<DeskClient> {
  const answer = await fetch(url + routes.authSignIn(), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: `${role}@desk.local`, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`signing in answered ${answer.status}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const actions = readActions(distDir);
  return {
    read: async (apiPath) => {
      const response = await fetch(url + apiPath, { headers: { cookie, ...CLOSE } });
      if (!response.ok) throw new Error(`${apiPath} answered ${response.status}`);
      return response.json();
    },
    act: async (name, input) => {
      const id = actions.get(name);
      if (id === undefined) throw new Error(`the build has no action ${name}`);
      const response = await fetch(url + routes.newBatch(), {
        method: 'POST',
        headers: {
          cookie,
          origin: url,
          'next-action': id,
          'content-type': 'text/plain;charset=UTF-8',
          ...CLOSE,
        },
        body: JSON.stringify([input]),
      });
      return resultOf(name, await response.text());
    },
  };
}

/** Names and ids of the actions of a build. Guarantee: Next writes this file with every build, in this shape. */
export function readActions(distDir: string): Map<string, string> {
  const text = readFileSync(path.join(ROOT, distDir, 'server', 'server-reference-manifest.json'), 'utf8');
  const manifest = JSON.parse(text) as Manifest;
  return new Map(Object.entries(manifest.node).map(([id, { exportedName }]) => [exportedName, id]));
}

/** The line of the reply's stream that holds what the action returned. */
function resultOf(name: string, reply: string): unknown {
  for (const line of reply.split('\n')) {
    const json = /^[0-9a-f]+:(\{"ok":.*)$/.exec(line)?.[1];
    if (json === undefined) continue;
    const result: unknown = JSON.parse(json);
    if (isOk(result)) return result.data;
    const text = `${name} was refused: ${json.slice(0, 500)}`;
    // Its transaction was ended while the server was stopped: a person tries again.
    throw json.includes('"code":"internal"') ? new Error(text) : new ActionRefused(text);
  }
  throw new Error(`${name} gave no result: ${reply.slice(0, 500)}`);
}

function isOk(result: unknown): result is { ok: true; data: unknown } {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === true;
}
