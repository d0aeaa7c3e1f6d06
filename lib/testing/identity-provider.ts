import { createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type AccountClaims, Provider } from 'oidc-provider';

export const CLIENT_ID = 'redeploy-desk';
export const CLIENT_SECRET = 'a-secret-of-the-tests';
const KEY_ID = 'test-key';

/** A person as the provider knows them; `sub` is the name they type on its sign-in page. */
export type Person = {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
  groups?: string[];
};
type Claims = Record<string, unknown>;

export type IdentityProvider = {
  issuer: string;
  /** Who exists there; change it as you like. */
  people: Map<string, Person>;
  /** Changes what the ID tokens say, and signs them anew; null for honest ones. */
  tamper: ((claims: Claims) => { claims: Claims; key?: KeyObject; algorithm?: 'RS256' | 'none' }) | null;
  /** Bodies of the requests for tokens: code verifier, redirect address. */
  tokenRequests: URLSearchParams[];
  close(): Promise<void>;
};

/** Another key than the provider's. */
export function foreignKey(): KeyObject {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
}

/**
 * A real OpenID provider (panva's oidc-provider) on loopback, which demands PKCE. Any password is right there.
 * @param redirectUri of the desk
 */
export async function startIdentityProvider(port: number, redirectUri: string): Promise<IdentityProvider> {
  const issuer = `http://localhost:${port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const people = new Map<string, Person>();
  const provider = createProvider(issuer, redirectUri, privateKey, people);
  const state: IdentityProvider = {
    issuer,
    people,
    tamper: null,
    tokenRequests: [],
    close: async () => undefined,
  };
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.path !== '/token') return;
    state.tokenRequests.push(new URLSearchParams(Object.entries<string>(ctx.oidc?.body ?? {})));
    const { body } = ctx;
    if (!state.tamper || typeof body !== 'object' || body === null || !('id_token' in body)) return;
    ctx.body = { ...body, id_token: resign(String(body.id_token), state.tamper, privateKey) };
  });
  const server = await listen(provider, port);
  state.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return state;
}

function createProvider(
  issuer: string,
  redirectUri: string,
  privateKey: KeyObject,
  people: ReadonlyMap<string, Person>,
): Provider {
  return new Provider(issuer, {
    clients: [{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [redirectUri] }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: KEY_ID, alg: 'RS256', use: 'sig' }] },
    cookies: { keys: [randomUUID()] },
    scopes: ['openid', 'email', 'profile', 'groups'],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name'],
      groups: ['groups'],
    },
    pkce: { required: () => true },
    findAccount: (_ctx, sub) => {
      const person = people.get(sub);
      if (!person) return undefined;
      return { accountId: sub, claims: (): AccountClaims => ({ ...person, sub }) };
    },
    // Nobody is asked for consent: the desk belongs to the same company.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId,
        accountId: ctx.oidc.session?.accountId,
      });
      grant.addOIDCScope('openid email profile groups');
      await grant.save();
      return grant;
    },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 3_600,
    },
  });
}

function listen(provider: Provider, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = provider.listen(port, '127.0.0.1', () => resolve(server));
    server.on('error', reject);
  });
}

function resign(idToken: string, tamper: NonNullable<IdentityProvider['tamper']>, ownKey: KeyObject): string {
  const payload = Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8');
  const { claims, key = ownKey, algorithm = 'RS256' } = tamper(JSON.parse(payload));
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: algorithm, kid: KEY_ID, typ: 'JWT' })}.${encode(claims)}`;
  if (algorithm === 'none') return `${signed}.`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key).toString('base64url')}`;
}

/** A browser without a screen: keeps the cookies of each host, follows nothing by itself. */
export function cookieJar() {
  const jars = new Map<string, Map<string, string>>();
  return async (url: string, init: RequestInit = {}): Promise<Response> => {
    const { host } = new URL(url);
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    const headers = new Headers(init.headers);
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
}

/** Signs in as `login` on the provider's own page; gives the address that it sends the browser back to. */
export async function signInAtProvider(startUrl: string, login: string, backTo: string): Promise<string> {
  const browse = cookieJar();
  let url = startUrl;
  for (let step = 0; step < 10; step += 1) {
    const interaction = /\/interaction\/[^/]+$/.test(new URL(url).pathname);
    const response = interaction
      ? await browse(url, {
          method: 'POST',
          body: new URLSearchParams({ prompt: 'login', login, password: 'any' }),
        })
      : await browse(url);
    const location = response.headers.get('location');
    if (!location) throw new Error(`The provider stopped with ${response.status}: ${await response.text()}`);
    url = new URL(location, url).toString();
    if (url.startsWith(backTo)) return url;
  }
  throw new Error('The provider never sent the browser back.');
}
