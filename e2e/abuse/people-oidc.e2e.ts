import { countGuesses, guessFrom } from '@/e2e/abuse/brute-force';
import { BASE_URL, expectNobody, sessionsOf, startOidcDesk } from '@/e2e/abuse/oidc-desk';
import { arrive, arrived, begin, callbackOf, comeBack } from '@/e2e/abuse/oidc-way';
import { invited, personWith, postAuth, signedIn, signIn } from '@/e2e/abuse/person';
import { eventPool, expectStillWaiting, mustSay, request } from '@/e2e/abuse/requests';
import { compareTimes } from '@/e2e/abuse/timing';
import { expectHeld } from '@/e2e/abuse/tries';
import { expect, test } from '@/e2e/fixtures';
import { type Desk, PASSWORD } from '@/e2e/helpers/desk';
import {
  foreignKey,
  type IdentityProvider,
  type Person,
  signInAtProvider,
} from '@/lib/testing/identity-provider';
import { LEADS_AWAY } from '@/lib/testing/leads-away';
import { routes } from '@/lib/url/routes';

let desk: Desk;
let provider: IdentityProvider;

test.beforeAll(async () => {
  ({ desk, provider } = await startOidcDesk());
});
test.afterAll(async () => {
  await desk?.stop();
  await provider?.close();
});
test.beforeEach(() => {
  provider.tamper = null;
  provider.people.clear();
  know({ sub: 'ada', email: 'ada@acme.test', groups: ['leads'] });
});

const know = (person: Person) => provider.people.set(person.sub, person);

test('#55 a token that is not for us, not from them, or not for this question opens nothing', async () => {
  for (const [what, tamper] of [
    ['of another issuer', (claims) => ({ claims: { ...claims, iss: 'https://evil.test' } })],
    ['for another program', (claims) => ({ claims: { ...claims, aud: 'another-app' } })],
    ['with another nonce', (claims) => ({ claims: { ...claims, nonce: 'of-another-browser' } })],
    ['without a nonce', (claims) => ({ claims: { ...claims, nonce: undefined } })],
    ['that is too old', (claims) => ({ claims: { ...claims, exp: 1_700_000_000 } })],
    ['of another subject', (claims) => ({ claims: { ...claims, sub: 'root', email: undefined } })],
    ['signed by somebody else', (claims) => ({ claims, key: foreignKey() })],
    ['signed by nobody', (claims) => ({ claims, algorithm: 'none' })],
  ] satisfies [string, IdentityProvider['tamper']][]) {
    provider.tamper = tamper;
    await expectHeld(55, `an ID token ${what}`, () =>
      expectNobody(desk, () => arrive(desk, 'ada'), /^failed$/),
    );
  }
});

test('#55 an answer counts once, in the browser that asked, from the provider that was asked', async () => {
  const { answer, location } = await arrive(desk, 'ada');
  expect(location).toBe(BASE_URL + routes.batches());
  const [mine, other] = [await begin(desk), await begin(desk)];
  const stolen = await signInAtProvider(mine.url, 'ada', callbackOf(desk));
  const mixed = new URL(stolen);
  mixed.searchParams.set('iss', 'https://evil.test');
  const forged = `${callbackOf(desk)}?code=x&state=${new URL(mine.url).searchParams.get('state')}`;
  for (const [what, replayed, cookie] of [
    ['the same answer again', answer, mine.cookie],
    ['in another browser', stolen, other.cookie],
    ['in no browser', stolen, ''],
    ['with a forged cookie', stolen, '__Host-desk.oidc_state=forged.signature'],
    ['that names another issuer', mixed.toString(), mine.cookie],
    ['with a made-up code', forged, mine.cookie],
    ['without state', `${callbackOf(desk)}?code=x`, other.cookie],
    [
      'with an error of its own words',
      `${callbackOf(desk)}?error=https://evil.test&error_description=Call`,
      '',
    ],
  ] as const) {
    await expectHeld(55, `an answer ${what}`, () =>
      expectNobody(desk, () => comeBack(desk, replayed, cookie), /^(expired|failed|denied)$/),
    );
  }
});

test('#55 an e-mail links nothing, and nobody is led to another site', async () => {
  for (const [verified, problem] of [
    [false, /^email_unverified$/],
    [true, /^email_taken$/],
  ] as const) {
    await expectHeld(55, `the e-mail of the local admin, verified: ${verified}`, () => {
      know({ sub: 'eve', email: 'ADMIN@desk.local', email_verified: verified, groups: ['leads'] });
      return expectNobody(desk, () => arrive(desk, 'eve'), problem);
    });
  }
  for (const returnPath of [
    'https://evil.test/',
    '//evil.test/',
    '/\\evil.test',
    'javascript:alert(1)',
    '/a\r\nb',
    ...LEADS_AWAY,
  ])
    await expectHeld(55, `to be led to ${JSON.stringify(returnPath)}`, async () => {
      expect((await begin(desk, { returnPath })).status).toBe(400);
    });
  await expectHeld(55, 'to choose provider, scopes, addresses or token', async () => {
    const { url } = await begin(desk, {
      returnPath: '/events',
      provider: 'github',
      scopes: ['offline_access'],
      callbackURL: 'https://evil.test',
      errorCallbackURL: 'https://evil.test',
      newUserCallbackURL: 'https://evil.test',
      idToken: { token: 'x.y.z' },
      additionalParams: { redirect_uri: 'https://evil.test' },
    });
    expect(new URL(url).origin).toBe(provider.issuer);
    expect(url).not.toMatch(/evil|offline_access|x\.y\.z/);
  });
  for (const returnPath of ['/@evil.test', '/.evil.test', '/x/..evil.test', '/events?next=https://evil.test'])
    await expectHeld(55, `to be led past ${returnPath}`, async () => {
      const { location } = await arrive(desk, 'ada', { returnPath });
      expect(new URL(location, BASE_URL).origin).toBe(BASE_URL);
    });
  await expectHeld(55, 'to begin it from another site', async () => {
    const foreign = { origin: 'https://evil.test' };
    expect((await begin(desk, { returnPath: '/events' }, foreign)).status).toBe(403);
  });
});

test('#42 #43 a subject made anew, and a group joined after the request, approve nothing', async () => {
  const admin = await signedIn(desk, 'admin@desk.local');
  const ada = await arrived(desk, 'ada');
  know({ sub: 'olga', email: 'olga@acme.test', groups: ['ops'] });
  const olga = await arrived(desk, 'olga');
  const take = await eventPool(ada, 20);
  const own = await request(ada, take(1));
  await expectHeld(42, 'the same mailbox under a new subject', async () => {
    know({ sub: 'ada-made-anew', email: 'ada@acme.test', email_verified: true, groups: ['leads'] });
    await expectNobody(desk, () => arrive(desk, 'ada-made-anew'), /^email_taken$/);
  });
  await expectHeld(42, 'a second name of the same mailbox under a new subject', async () => {
    know({ sub: 'ada-again', email: 'Ada+leads@acme.test', groups: ['leads'] });
    const again = await arrived(desk, 'ada-again');
    expect((await again.act('approve', own.plan)).said).toMatch(
      /^forbidden approval_(own_batch|role_gained_later)$/,
    );
    const later = await request(ada, take(1));
    expect((await again.act('approve', later.plan)).said).toBe('forbidden approval_own_batch');
    await expectStillWaiting(desk, admin, own);
    await expectStillWaiting(desk, admin, later);
  });
  await expectHeld(43, 'the group of approvers joined after the request', async () => {
    know({ sub: 'olga', email: 'olga@acme.test', groups: ['ops', 'leads'] });
    const promoted = await arrived(desk, 'olga');
    expect((await olga.act('approve', own.plan)).said).toBe('unauthenticated');
    expect((await promoted.act('approve', own.plan)).said).toBe('forbidden approval_role_gained_later');
    await expectStillWaiting(desk, admin, own);
  });
});

test('#56 on https the cookie is Secure and bound to this host, and no other name of it counts', async () => {
  await expectHeld(56, 'what the cookie allows on https', async () => {
    const { setCookies } = await signIn(desk, 'admin@desk.local');
    expect(setCookies).toHaveLength(1);
    const [line = ''] = setCookies;
    expect(line).toMatch(
      /^__Host-desk\.session_token=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/i,
    );
  });
  const admin = await signedIn(desk, 'admin@desk.local');
  for (const name of ['desk.session_token', '__Secure-desk.session_token', 'better-auth.session_token'])
    await expectHeld(56, `a live token under the name ${name}`, async () => {
      const planted = personWith(desk, 'attacker', admin.cookie.replace('__Host-desk.session_token', name));
      expect((await planted.read(routes.apiEvents({ limit: 1 }))).status).toBe(401);
    });
  await expectHeld(56, 'a session from before signing in at the provider', async () => {
    const { url, cookie } = await begin(desk);
    const answer = await signInAtProvider(url, 'ada', callbackOf(desk));
    await comeBack(desk, answer, `${cookie}; ${admin.cookie}`);
    expect((await admin.read(routes.apiEvents({ limit: 1 }))).status).toBe(401);
  });
});

test('#53 a known, an unknown, a disabled and a passwordless account take the same time', async () => {
  test.setTimeout(300_000);
  const admin = await signedIn(desk, 'admin@desk.local');
  await arrived(desk, 'ada');
  for (const email of ['known@desk.local', 'gone@desk.local']) await invited(desk, admin, email, 'viewer');
  await mustSay(admin, 'disableUser', { email: 'gone@desk.local' });
  const guess = (email: string) => (round: number) =>
    signIn(desk, email, {
      password: `guess number ${round}`,
      // Each from a place of its own, which the proxy wrote: the limits are tried elsewhere.
      headers: { 'x-forwarded-for': `203.0.${round}.${email.length}` },
    });
  await compareTimes('signing in', {
    known: guess('known@desk.local'),
    unknown: guess('nobody@desk.local'),
    disabled: guess('gone@desk.local'),
    passwordless: guess('ada@acme.test'),
  });
  const signUp = (email: string) => () =>
    postAuth(desk, '/api/auth/sign-up/email', { email, password: PASSWORD });
  await compareTimes('signing up', {
    known: signUp('known@desk.local'),
    unknown: signUp('nobody@desk.local'),
  });
});

test('#52 addresses of one /64, and what stands before the proxy’s own entry, are one guesser', async () => {
  for (const [what, claimed] of [
    ['60 addresses of one /64', (index: number) => `2001:db8:7:8:${index}::${index}`],
    [
      '60 made-up addresses before the proxy’s',
      (index: number) => `198.51.100.${index}, 2001:db8::${index}, 203.0.113.9`,
    ],
  ] as const) {
    await expectHeld(
      52,
      `guesses from ${what}`,
      async () => {
        const before = sessionsOf(desk);
        const email = `victim-${what.length}@desk.local`;
        const statuses = await Promise.all(
          Array.from({ length: 60 }, (_, index) =>
            guessFrom(desk, {
              email,
              password: `guess number ${index}`,
              headers: { 'x-forwarded-for': claimed(index) },
            }),
          ),
        );
        const { judged } = countGuesses(statuses);
        expect(judged).toBeGreaterThan(0);
        expect(judged).toBeLessThanOrEqual(10);
        expect(sessionsOf(desk)).toEqual(before);
      },
      60,
    );
  }
});
