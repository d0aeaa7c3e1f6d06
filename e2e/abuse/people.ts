import { callAction, dataOf } from '@/e2e/abuse/actions';
import { send } from '@/e2e/abuse/wire';
import { PASSWORD, type Role } from '@/e2e/helpers/desk';
import { routes } from '@/lib/url/routes';

/** Somebody with a live session, as the value of a Cookie header. */
export type Person = { email: string; name: string; cookie: string };

/** Signs in; throws when that is refused. */
export async function signIn(url: string, email: string): Promise<Person> {
  return sessionOf(url, email, routes.authSignIn(), { email, password: PASSWORD });
}

/** A new person, who comes in by an invite of `admin`. */
export async function join(url: string, admin: Person, email: string, role: Role): Promise<Person> {
  const answer = await callAction(url, {
    action: 'createInvite',
    cookie: admin.cookie,
    args: [{ email, role, stepUp: { password: PASSWORD } }],
  });
  const { path } = dataOf(answer);
  const token = String(path).split('/').at(-1);
  return sessionOf(url, email, routes.authAcceptInvite(), { token, name: nameOf(email), password: PASSWORD });
}

/** What the tests call somebody: as the command line does without a name. */
function nameOf(email: string): string {
  return email.split('@')[0] ?? email;
}

async function sessionOf(url: string, email: string, path: string, input: unknown): Promise<Person> {
  const answer = await send(url, {
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(input),
  });
  const cookie = (answer.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
  if (answer.status !== 200 || cookie === '')
    throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
  return { email, name: nameOf(email), cookie };
}
