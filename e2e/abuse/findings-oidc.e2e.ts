import { BASE_URL, expectNobody, startOidcDesk } from '@/e2e/abuse/oidc-desk';
import { arrive, arrived, begin } from '@/e2e/abuse/oidc-way';
import type { Person } from '@/e2e/abuse/person';
import { signedIn } from '@/e2e/abuse/person';
import { savePolicy, TWO_APPROVALS } from '@/e2e/abuse/policy';
import {
  actsOn,
  auditOf,
  batchOf,
  type EventPool,
  eventPool,
  expectStillWaiting,
  mustSay,
  type Request,
  request,
} from '@/e2e/abuse/requests';
import { expectHeld } from '@/e2e/abuse/tries';
import { send } from '@/e2e/abuse/wire';
import { expect, test } from '@/e2e/fixtures';
import type { Desk } from '@/e2e/helpers/desk';
import { changeStore, pauseSending, resumeSending } from '@/e2e/helpers/store-file';
import type { IdentityProvider, Person as Member } from '@/lib/testing/identity-provider';
import { LEADS_AWAY } from '@/lib/testing/leads-away';
import { routes } from '@/lib/url/routes';

const BECAUSE = { reason: 'fire', incidentUrl: 'https://status.example/1' };

let desk: Desk;
let provider: IdentityProvider;
let admin: Person;
let olga: Person;
let take: EventPool;

test.beforeAll(async () => {
  ({ desk, provider } = await startOidcDesk());
  admin = await signedIn(desk, 'admin@desk.local');
  know({ sub: 'olga', groups: ['ops'] });
  olga = await arrived(desk, 'olga');
  take = await eventPool(olga, 12);
});
test.afterAll(async () => {
  await desk?.stop();
  await provider?.close();
});
test.beforeEach(() => {
  provider.tamper = null;
});

function know(member: Omit<Member, 'email'> & { email?: string }): void {
  const email = `${member.sub}@acme.test`;
  provider.people.set(member.sub, { email, email_verified: true, ...member });
}

const enter = (sub: string, groups: string[] = ['leads']): Promise<Person> => {
  know({ sub, groups });
  return arrived(desk, sub);
};
/** Tries to sign in without a group: no session is made, and those of before are gone. */
const losesGroups = async (sub: string) => {
  know({ sub, groups: [] });
  const { location, cookie } = await arrive(desk, sub);
  expect(new URL(location, BASE_URL).searchParams.get('problem')).toBe('no_role');
  expect(cookie).not.toContain('session_token=');
};
const changePerson = (sub: string, set: string) =>
  changeStore(desk, `update "user" set ${set} where "email" = ?`, `${sub}@acme.test`);
const expectNotSent = async ({ plan, eventIds }: Request) => {
  expect((await batchOf(admin, plan.batchId)).state).toBe('awaiting_approval');
  expect(await actsOn(desk, eventIds)).toBe(0);
};

test('#105 what the groups gave is gone with them, and does not come back', async () => {
  await savePolicy(admin, TWO_APPROVALS);
  const kim = await enter('kim');
  const lea = await enter('lea');
  const approved = await request(olga, take(1), null);
  await mustSay(kim, 'approve', approved.plan);
  await losesGroups('kim');
  const between = await request(olga, take(1), null);
  await expectHeld(105, 'a second approval beside one of somebody who lost the groups', async () => {
    await mustSay(lea, 'approve', approved.plan);
    await expectStillWaiting(desk, admin, approved, 1);
  });
  await expectHeld(105, 'to go on with the session of before', async () => {
    expect((await kim.act('approve', between.plan)).said).toBe('unauthenticated');
    expect((await kim.read(routes.apiEvents({ limit: 1 }))).status).toBe(401);
  });
  await expectHeld(105, 'the group given back after the request', async () => {
    const again = await enter('kim');
    expect((await again.act('approve', between.plan)).said).toBe('forbidden approval_role_gained_later');
    expect((await again.act('approve', approved.plan)).said).toBe('conflict approval_already_voted');
    await expectStillWaiting(desk, admin, between);
    await expectStillWaiting(desk, admin, approved, 1);
  });
  await expectHeld(105, 'the right to send without approval after the groups came back', async () => {
    expect(changePerson('kim', '"breakGlass" = 1')).toBe(1);
    await losesGroups('kim');
    const again = await enter('kim');
    expect((await again.act('breakGlass', { ...between.plan, ...BECAUSE })).said).toBe(
      'forbidden approval_no_break_glass',
    );
    await expectStillWaiting(desk, admin, between);
  });
  await expectHeld(105, 'the role of a stronger group after it was taken', async () => {
    const weaker = await enter('kim', ['ops']);
    expect((await weaker.act('approve', between.plan)).said).toBe('forbidden role');
    await expectStillWaiting(desk, admin, between);
  });
  expect(await auditOf(admin, { action: 'user.no_role' })).toHaveLength(2);
});

test('#105 approvals of people whom the provider has not seen for long send nothing', async () => {
  await savePolicy(admin, [{ when: {}, approvals: 1 }]);
  const lea = await enter('lea');
  await expectHeld(105, 'an approval that was given before, with rows that wait for their turn', async () => {
    const nia = await enter('nia');
    const waiting = await request(olga, take(1), null);
    const other = await request(olga, take(1), null);
    pauseSending(desk);
    await mustSay(lea, 'approve', waiting.plan);
    await mustSay(nia, 'approve', other.plan);
    for (const sub of ['lea', 'nia']) expect(changePerson(sub, '"providerUntilMs" = 1')).toBe(1);
    resumeSending(desk);
    for (const { plan } of [waiting, other]) {
      await expect.poll(async () => (await batchOf(admin, plan.batchId)).state).toBe('awaiting_approval');
    }
    // Nia signs in: hers goes, and whoever let it go has looked at Lea's too.
    await enter('nia');
    await expect.poll(() => actsOn(desk, other.eventIds)).toBe(1);
    await expectNotSent(waiting);
  });
  await expectHeld(
    105,
    'to approve, or to send without approval, with a session that is still there',
    async () => {
      const fresh = await request(olga, take(1), null);
      expect(changePerson('lea', '"breakGlass" = 1')).toBe(1);
      expect((await lea.act('approve', fresh.plan)).said).toBe('conflict approval_sign_in_old');
      expect((await lea.act('breakGlass', { ...fresh.plan, ...BECAUSE })).said).toBe(
        'conflict approval_sign_in_old',
      );
      await expectStillWaiting(desk, admin, fresh);
    },
  );
});

test('#106 no path that leads away is one to return to', async () => {
  for (const returnPath of LEADS_AWAY)
    await expectHeld(106, `the provider's way back to ${JSON.stringify(returnPath)}`, async () => {
      expect((await begin(desk, { returnPath })).status).toBe(400);
    });
  for (const next of LEADS_AWAY)
    await expectHeld(106, `a person who is signed in, led to ${JSON.stringify(next)}`, async () => {
      const response = await fetch(desk.url + routes.signIn(next), {
        headers: { cookie: admin.cookie },
        redirect: 'manual',
      });
      expect(response.status).toBe(307);
      expect(response.headers.get('location')).toBe(routes.home());
    });
  const sendable = LEADS_AWAY.filter((path) => !/[^\x21-\x7e]/.test(path));
  for (const path of ['//evil.test', '//evil.test/', '/.//evil.test/', '///evil.test/%2e%2e', ...sendable])
    await expectHeld(106, `the address ${path} itself, with and without a session`, async () => {
      for (const cookie of ['', admin.cookie]) {
        const { headers } = await send(desk.url, { path, headers: { cookie } });
        const { host } = new URL(headers.location ?? '/', desk.url);
        expect([new URL(desk.url).host, new URL(BASE_URL).host]).toContain(host);
      }
    });
  await expectHeld(106, 'to be sent to a path that could be read as a host', async () => {
    know({ sub: 'lea', groups: ['leads'] });
    const { location } = await arrive(desk, 'lea', { returnPath: '/x/..evil.test/a' });
    expect(location).toBe(`${BASE_URL}/x/..evil.test/a`);
  });
});

test('#115 an e-mail that the provider has not checked is nobody, and a new one makes no second person', async () => {
  const ceo = { sub: 'ceo', email: 'ceo@corp.test', groups: ['leads'] };
  for (const claim of [false, 'false', 'FALSE', 0, '', 'no']) {
    await expectHeld(115, `email_verified: ${JSON.stringify(claim)}`, () => {
      know({ ...ceo, email_verified: false });
      provider.tamper = (claims) => ({
        claims: { ...claims, email: ceo.email, email_verified: claim, groups: ceo.groups },
      });
      return expectNobody(desk, () => arrive(desk, 'ceo'), /^email_unverified$/);
    });
  }
  provider.tamper = null;
  await expectHeld(115, 'a known person who comes with an unchecked e-mail', async () => {
    await enter('mia');
    know({ sub: 'mia', email: 'ceo@corp.test', email_verified: false, groups: ['leads'] });
    await expectNobody(desk, () => arrive(desk, 'mia'), /^email_unverified$/);
  });
  await expectHeld(115, 'the e-mail of the admin, after the account was made', async () => {
    know({ sub: 'mia', email: 'admin@desk.local', groups: ['leads'] });
    const mia = await arrived(desk, 'mia');
    const emails = await mia.read('/api/auth/get-session');
    expect(emails.body).toMatchObject({ user: { email: 'mia@acme.test' } });
  });
  await savePolicy(admin, TWO_APPROVALS);
  await expectHeld(115, 'two approvals of one account under two e-mails', async () => {
    const nia = await enter('nia');
    const two = await request(olga, take(1), null);
    await mustSay(nia, 'approve', two.plan);
    know({ sub: 'nia', email: 'n@elsewhere.test', groups: ['leads'] });
    const renamed = await arrived(desk, 'nia');
    expect((await renamed.act('approve', two.plan)).said).toBe('conflict approval_already_voted');
    await expectStillWaiting(desk, admin, two, 1);
  });
  await expectHeld(115, 'an own request, after the e-mail that two accounts shared has changed', async () => {
    know({ sub: 'otto-lead', email: 'otto+lead@acme.test', groups: ['leads'] });
    const lead = await arrived(desk, 'otto-lead');
    const own = await request(await enter('otto', ['ops']), take(1), null);
    know({ sub: 'otto', email: 'o@elsewhere.test', groups: ['ops'] });
    await arrived(desk, 'otto');
    expect((await lead.act('approve', own.plan)).said).toBe('forbidden approval_own_batch');
    know({ sub: 'otto-lead', email: 'somebody@acme.test', groups: ['leads'] });
    const renamed = await arrived(desk, 'otto-lead');
    expect((await renamed.act('approve', own.plan)).said).toBe('forbidden approval_own_batch');
    await expectStillWaiting(desk, admin, own);
  });
});
