import { z } from 'zod';
import { readActions } from '@/e2e/faults/desk-client';
import { type Desk, PASSWORD, type Role } from '@/e2e/helpers/desk';
import { routes } from '@/lib/url/routes';

const DIST_DIR = '.next';

const fieldsSchema = z.record(z.string(), z.unknown());
export type Fields = z.infer<typeof fieldsSchema>;

const resultSchema = z.union([
  z.object({ ok: z.literal(true), data: fieldsSchema }),
  z.object({
    ok: z.literal(false),
    problem: z.object({ code: z.string(), reason: z.string().nullable(), details: fieldsSchema }),
  }),
]);

/** What an action answered: `ok`, or code and reason of the refusal, e.g. `forbidden approval_own_batch`. */
export type Said = { said: string; data: Fields };

export const NO_SUCH_ACTION = 'no such action';

/** Somebody at the desk, by raw requests: no page, no button, any input. */
export type Person = {
  email: string;
  cookie: string;
  /** Calls a server action by its name, whatever the screen would allow. */
  act(name: string, input: unknown, headers?: Record<string, string>): Promise<Said>;
  /** GET of an API path. */
  read(apiPath: string): Promise<{ status: number; body: Fields }>;
};

export type SignInReply = {
  status: number;
  /** As a `Cookie` header holds them. */
  cookie: string;
  setCookies: string[];
  said: string;
  body: Fields;
};

/** The origin of the desk's own pages. */
export function originOf(desk: Desk): string {
  return desk.env.BASE_URL ?? desk.url;
}

/** What a proxy that ends TLS tells the server about the host that the browser asked for. */
function proxied(desk: Desk): Record<string, string> {
  const origin = originOf(desk);
  return origin === desk.url ? {} : { 'x-forwarded-host': new URL(origin).host };
}

/** Tries to sign in. @param headers what the request claims beside it */
export async function signIn(
  desk: Desk,
  email: string,
  { password = PASSWORD, headers = {} }: { password?: unknown; headers?: Record<string, string> } = {},
): Promise<SignInReply> {
  return postAuth(desk, routes.authSignIn(), { email, password }, headers);
}

/** POST of JSON to a path of /api/auth. */
export async function postAuth(
  desk: Desk,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<SignInReply> {
  const response = await fetch(desk.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: originOf(desk), ...headers },
    body: JSON.stringify(body),
    redirect: 'manual',
  });
  const answered = fieldsOf(await response.text());
  const setCookies = response.headers.getSetCookie();
  return {
    status: response.status,
    setCookies,
    cookie: cookieOf(setCookies),
    said: saidBy(answered),
    body: answered,
  };
}

/** A person whose password is PASSWORD. Throws when that is refused. */
export async function signedIn(
  desk: Desk,
  email: string,
  headers: Record<string, string> = {},
): Promise<Person> {
  const { status, cookie, said } = await signIn(desk, email, { headers });
  if (status !== 200) throw new Error(`signing in as ${email} answered ${status} ${said}`);
  return personWith(desk, email, cookie);
}

/** Somebody new, by the invite that `admin` makes: the way of people without a command line. */
export async function invited(desk: Desk, admin: Person, email: string, role: Role): Promise<Person> {
  const { said, data } = await admin.act('createInvite', { email, role, stepUp: { password: PASSWORD } });
  const token = String(data.path).split('/').at(-1);
  const made = await postAuth(desk, routes.authAcceptInvite(), {
    token,
    name: email.split('@')[0],
    password: PASSWORD,
  });
  if (made.status !== 200) throw new Error(`inviting ${email}: ${said}, then ${made.said}`);
  return personWith(desk, email, made.cookie);
}

/** Whoever holds this cookie. */
export function personWith(desk: Desk, email: string, cookie: string): Person {
  return {
    email,
    cookie,
    act: (name, input, headers = {}) => act(desk, cookie, { name, input, headers }),
    read: async (apiPath) => {
      const response = await fetch(desk.url + apiPath, { headers: { cookie } });
      return { status: response.status, body: fieldsOf(await response.text()) };
    },
  };
}

let actions: Map<string, string> | null = null;

async function act(
  desk: Desk,
  cookie: string,
  call: { name: string; input: unknown; headers: Record<string, string> },
): Promise<Said> {
  actions ??= readActions(DIST_DIR);
  const id = actions.get(call.name);
  // The build leaves out what no screen calls: then nobody can.
  if (id === undefined) return { said: NO_SUCH_ACTION, data: {} };
  const response = await fetch(desk.url + routes.newBatch(), {
    method: 'POST',
    headers: {
      cookie,
      origin: originOf(desk),
      ...proxied(desk),
      'next-action': id,
      'content-type': 'text/plain;charset=UTF-8',
      ...call.headers,
    },
    body: JSON.stringify([call.input]),
    redirect: 'manual',
  });
  return resultOf(await response.text(), response.status);
}

/** The line of the reply's stream that holds what the action returned; else only the status. */
function resultOf(reply: string, status: number): Said {
  // A long text of the answer stands in front of that line, without an end of its own.
  const json = /[0-9a-f]:(\{"ok":.*)$/m.exec(reply)?.[1];
  if (json === undefined) return { said: `status ${status}`, data: {} };
  const result = resultSchema.parse(JSON.parse(json));
  if (result.ok) return { said: 'ok', data: result.data };
  const { code, reason, details } = result.problem;
  return { said: [code, reason].filter(Boolean).join(' '), data: details };
}

/** Code and reason of a `{problem}`, or `ok`. */
function saidBy(body: Fields): string {
  const problem = fieldsSchema.safeParse(body.problem);
  return problem.success ? [problem.data.code, problem.data.reason].filter(Boolean).join(' ') : 'ok';
}

function fieldsOf(text: string): Fields {
  try {
    return fieldsSchema.catch({}).parse(JSON.parse(text));
  } catch {
    return {};
  }
}

/** The `Cookie` header that a browser would send after these `Set-Cookie` lines. */
export function cookieOf(setCookies: readonly string[]): string {
  return setCookies.map((line) => line.split(';')[0]).join('; ');
}
