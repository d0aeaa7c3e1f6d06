import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FIRST_KINDS } from '@/lib/domain/notices';
import { ROLES } from '@/lib/domain/permissions';
import { parseEgressList } from '@/lib/server/notify/egress-list';
import { openSecret, parseKeyRing, withNewKey } from '@/lib/server/secrets/key-ring';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import {
  pauseChannel,
  removeChannel,
  rotateChannelSecret as rotateChannelSecretVerb,
} from '@/lib/server/services/channels/manage';
import { readChannelsPage, readDeliveries } from '@/lib/server/services/channels/read-page';
import type { ChannelSettings } from '@/lib/server/services/channels/rules';
import { addChannel as addChannelVerb, saveChannel } from '@/lib/server/services/channels/save';
import { resend, sendTest } from '@/lib/server/services/channels/send-test';
import { asSent } from '@/lib/testing/as-sent';
import { TEST_PASSWORD } from '@/lib/testing/auth';
import { TEST_NOW_MS } from '@/lib/testing/event-mirror';
import { addTestPerson, forcePolicy } from '@/lib/testing/people';
import { startTestReceiver, type TestReceiver } from '@/lib/testing/receiver';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

// What pages send is typed; here anything comes.
const addChannel = asSent(addChannelVerb);
const rotateChannelSecret = asSent(rotateChannelSecretVerb);

const stepUp = { password: TEST_PASSWORD };
const rules = {
  name: 'Night watch',
  kinds: [...FIRST_KINDS],
  regions: [],
  quiet: null,
  holdsUrgent: false,
  language: 'en' as const,
  zone: 'Asia/Shanghai',
  keyword: '',
  mentions: ['13800000000'],
  secondChannelId: null,
};

describe.each(testStoreKinds())('channels on %s', (kind) => {
  let store: TestStore;
  let robot: TestReceiver;
  let ada: PersonContext;
  let nowMs: number;
  let settings: ChannelSettings;
  const ring = parseKeyRing(withNewKey(null));
  beforeEach(async () => {
    store = await openTestStore(kind);
    nowMs = TEST_NOW_MS;
    await forcePolicy(store, 'none');
    ada = await addTestPerson({ store, now: () => nowMs }, 'ada', { role: 'admin', hasPassword: true });
    robot = await startTestReceiver({ status: 200, body: '{"errcode":0}' });
    settings = {
      baseUrl: 'https://desk.example.com',
      notices: {
        egressAllow: parseEgressList(robot.host) ?? [],
        keyRing: ring,
        mail: null,
        groupWaitMs: 1_000,
        groupIntervalMs: 1_000,
        muteMs: 1_000,
      },
    };
  });
  afterEach(async () => {
    await robot.close();
    await store.dispose();
  });

  const address = () => `http://${robot.host}/robot/send?access_token=T0123456789`;
  const add = (given: object = {}) =>
    addChannel(
      ada,
      { ...rules, type: 'dingtalk', address: address(), secret: 'SECabcd', stepUp, ...given },
      settings,
    );
  const page = async () => (await readChannelsPage(ada, settings)).channels;
  const stored = (id: string) =>
    store.db.selectFrom('channels').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

  test('address and secret are sealed, and neither the page nor the trail shows them', async () => {
    const { channelId } = await add();
    const row = await stored(channelId);
    expect(JSON.stringify(row)).not.toMatch(/T0123456789|SECabcd/);
    if (!ring) throw new Error('no ring');
    const place = { table: 'channels', row: channelId, column: 'addressSealed' };
    expect(openSecret(ring, place, row.addressSealed)).toBe(address());
    expect(await page()).toMatchObject([
      { name: 'Night watch', host: robot.host, secretTail: 'abcd', state: 'ok' },
    ]);
    const audit = JSON.stringify(await store.db.selectFrom('auditEntries').selectAll().execute());
    expect(audit).toContain('channel.add');
    for (const text of [JSON.stringify(await page()), audit]) expect(text).not.toMatch(/T0123456789|SECabcd/);
  });

  test('only admins, only with the password, only where secrets can be stored', async () => {
    for (const role of ROLES.filter((one) => one !== 'admin')) {
      const other = await addTestPerson({ store, now: () => nowMs }, `a-${role}`, {
        role,
        hasPassword: true,
      });
      const input = { ...rules, type: 'dingtalk', address: address(), stepUp };
      await expect(addChannel(other, input, settings)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(readChannelsPage(other, settings)).rejects.toMatchObject({ code: 'forbidden' });
      for (const verb of [
        sendTest,
        asSent(pauseChannel),
        asSent(resend),
        asSent(removeChannel),
        asSent(saveChannel),
        rotateChannelSecret,
        readDeliveries,
      ]) {
        await expect(verb(other, { channelId: 'x' }, settings)).rejects.toMatchObject({
          code: 'forbidden',
        });
      }
    }
    await expect(add({ stepUp: undefined })).rejects.toMatchObject({ reason: 'step_up' });
    await expect(add({ stepUp: { password: 'wrong' } })).rejects.toMatchObject({ reason: 'password_wrong' });
    settings = { ...settings, notices: { ...settings.notices, keyRing: null } };
    await expect(add()).rejects.toMatchObject({ reason: 'secrets_off' });
    expect(await readChannelsPage(ada, settings)).toMatchObject({ off: 'secrets_off', channels: [] });
  });

  test.each([
    [{ address: 'https://169.254.169.254/latest' }, 'channel_address'],
    [{ address: 'http://127.0.0.1:9/x' }, 'channel_address'],
    [{ address: 'https://8.8.8.8/robot' }, 'channel_host'],
    [{ type: 'webhook', secret: 'whsec_AAAA' }, 'channel_secret'],
    [{ type: 'pagerduty', secret: 'short' }, 'channel_secret'],
    [{ type: 'wecom' }, 'channel_secret'],
    [{ type: 'email', address: 'a@example.com', secret: undefined }, 'mail_off'],
    [{ secondChannelId: 'chn_none' }, 'channel_second'],
    [{ zone: 'Mars/Olympus' }, 'zone'],
    [{ mentions: ['<!channel>'] }, 'field'],
    [{ name: 'a\nb' }, 'field'],
  ])('%j is refused: %s', async (given, reason) => {
    await expect(add(given)).rejects.toMatchObject({ reason });
    expect(await page()).toEqual([]);
  });

  test('a new address asks for the secret and the password again; rules alone do not', async () => {
    const { channelId } = await add();
    const save = (given: object) =>
      saveChannel(ada, { ...rules, channelId, expectedRevision: 1, ...given }, settings);
    await expect(save({ address: `${address()}2` })).rejects.toMatchObject({ reason: 'step_up' });
    expect(await save({ name: 'Day watch' })).toEqual({ revision: 2 });
    await expect(save({ name: 'Night watch' })).rejects.toMatchObject({ reason: 'channel_stale' });
    await expect(save({ secret: 'SECother', expectedRevision: 2 })).rejects.toMatchObject({
      reason: 'field',
    });
    await save({ address: `${address()}2`, expectedRevision: 2, stepUp });
    expect(await stored(channelId)).toMatchObject({ secretSealed: null, secretTail: null });
  });

  test('a test says at once what the receiver answered, and heals a broken channel', async () => {
    const { channelId } = await add();
    robot.answer = { status: 200, body: '{"errcode":310000,"errmsg":"keywords not in content"}' };
    const test1 = await sendTest(ada, { channelId }, settings);
    expect(test1).toMatchObject({
      delivered: false,
      code: '310000',
      message: 'keywords not in content',
      httpStatus: 200,
    });
    expect(await page()).toMatchObject([{ state: 'broken', brokenCode: '310000' }]);
    await expect(resend(ada, { channelId })).rejects.toMatchObject({ reason: 'channel_off' });
    await expect(sendTest(ada, { channelId }, settings)).rejects.toMatchObject({ reason: 'channel_busy' });
    nowMs += 60_000;
    robot.answer = { status: 200, body: '{"errcode":0}' };
    expect(await sendTest(ada, { channelId }, settings)).toMatchObject({ delivered: true, code: null });
    expect(await page()).toMatchObject([{ state: 'ok' }]);
    const { rows } = await readDeliveries(ada, { channelId });
    expect(rows.map(({ state, attempts }) => [state, attempts[0]?.result])).toEqual([
      ['delivered', 'ok'],
      ['failed', 'refused'],
    ]);
    expect(JSON.parse(robot.received[1]?.body ?? '{}').markdown.text).toContain('Name of ada sent this test');
  });

  test('rotate keeps the old secret for a day; pause; remove takes the secrets away', async () => {
    const secret = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
    const { channelId } = await add({ type: 'webhook', secret });
    const next = `whsec_${Buffer.alloc(24, 2).toString('base64')}`;
    expect(await rotateChannelSecret(ada, { channelId, secret: next, stepUp }, settings)).toEqual({
      previousUntilMs: nowMs + 86_400_000,
    });
    const signatures = async () => {
      nowMs += 10_000;
      await sendTest(ada, { channelId }, settings);
      return String(robot.received.at(-1)?.headers['webhook-signature']).split(' ');
    };
    robot.answer = { status: 204, body: '' };
    expect(await signatures()).toHaveLength(2);
    nowMs += 86_400_000;
    expect(await signatures()).toHaveLength(1);
    await pauseChannel(ada, { channelId, paused: true });
    expect(await page()).toMatchObject([{ state: 'paused' }]);
    await removeChannel(ada, { channelId, stepUp });
    expect(await page()).toEqual([]);
    expect(await stored(channelId)).toMatchObject({
      addressSealed: '',
      secretSealed: null,
      previousSecretSealed: null,
    });
  });

  test('what failed is sent again when asked, under the same id', async () => {
    const { channelId } = await add();
    const failed = {
      id: 'dlv_1',
      channelId,
      groupKey: 'batch:b',
      urgent: 1,
      state: 'failed' as const,
      trigger: 'event' as const,
      attempts: 1,
      createdAtMs: nowMs,
      firstTriedAtMs: nowMs,
      nextAttemptMs: nowMs,
      endedAtMs: nowMs,
      repeatedAtMs: null,
      escalatedAtMs: null,
      lastCode: 'x',
    };
    await store.db.insertInto('deliveries').values(failed).execute();
    expect(await page()).toMatchObject([{ failed: 1 }]);
    expect(await resend(ada, { channelId })).toEqual({ resent: 1 });
    const [row] = await store.db.selectFrom('deliveries').selectAll().execute();
    expect(row).toMatchObject({ id: 'dlv_1', state: 'pending', trigger: 'resend', nextAttemptMs: nowMs });
    await expect(resend(ada, { channelId })).rejects.toMatchObject({ reason: 'nothing_to_resend' });
  });
});
