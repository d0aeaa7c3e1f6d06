import { describe, expect, test } from 'vitest';
import { classOf, type EgressList, parseEgressList } from '@/lib/server/notify/egress-list';
import { judgeForSave, judgeUrl, permittedAddresses } from '@/lib/server/notify/guard';

function list(text: string): EgressList {
  const parsed = parseEgressList(text);
  if (!parsed) throw new Error(`no list: ${text}`);
  return parsed;
}
const NOTHING = list('');
const why = (url: string, allowed = NOTHING) => {
  const judged = judgeUrl(url, allowed);
  return judged.ok ? 'ok' : judged.refusal;
};
const asks =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

describe('classes of addresses', () => {
  test.each([
    ['127.0.0.1', 'never'],
    ['127.255.255.255', 'never'],
    ['0.0.0.0', 'never'],
    ['0.1.2.3', 'never'],
    ['169.254.0.1', 'never'],
    ['192.0.0.8', 'never'],
    ['192.0.2.1', 'never'],
    ['192.88.99.1', 'never'],
    ['198.18.0.1', 'never'],
    ['198.51.100.7', 'never'],
    ['203.0.113.9', 'never'],
    ['224.0.0.1', 'never'],
    ['240.0.0.1', 'never'],
    ['255.255.255.255', 'never'],
    ['::', 'never'],
    ['::1', 'never'],
    ['::127.0.0.1', 'never'],
    ['::ffff:127.0.0.1', 'never'],
    ['64:ff9b::7f00:1', 'never'],
    ['64:ff9b::10.0.0.1', 'private'],
    ['2002:7f00:1::', 'never'],
    ['2002:a00:1::', 'private'],
    ['2002:808:808::', 'public'],
    ['fe80::1', 'never'],
    ['fec0::1', 'never'],
    ['ff02::1', 'never'],
    ['2001:db8::1', 'never'],
    ['2001::1', 'never'],
    ['3fff::1', 'never'],
    ['5f00::1', 'never'],
    ['100::1', 'never'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['172.32.0.1', 'public'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'private'],
    ['100.128.0.1', 'public'],
    ['fd12:3456::1', 'private'],
    ['::ffff:192.168.0.1', 'private'],
    ['169.254.169.254', 'metadata'],
    ['100.100.100.200', 'metadata'],
    ['fd00:ec2::254', 'metadata'],
    ['::ffff:169.254.169.254', 'metadata'],
    ['64:ff9b::a9fe:a9fe', 'metadata'],
    ['2002:6464:64c8::1', 'metadata'],
    ['8.8.8.8', 'public'],
    ['::ffff:8.8.8.8', 'public'],
    ['2400:3200::1', 'public'],
    ['not an address', 'never'],
    ['fe80::1%eth0', 'never'],
  ])('%s is %s', (address, expected) => expect(classOf(address)).toBe(expected));
});

describe('addresses of the web', () => {
  test.each([
    'http://0x7f.1/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://①②⑦.⓪.⓪.①/',
    'https://127.1/',
    'https://localhost/',
    'https://localhost./',
    'https://LOCALHOST/',
    'https://a.localhost/',
    'https://[::1]/',
    'https://[::]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[::ffff:7f00:1]/',
    'https://0/',
  ])('%s is this machine', (url) => expect(why(url)).toBe('never'));

  test.each([
    ['https://oapi.dingtalk.com/robot/send?access_token=T', 'ok'],
    ['https://hooks.example.com:443/x', 'ok'],
    ['https://hooks.example.com:8443/x', 'port'],
    ['http://hooks.example.com/x', 'https'],
    ['http://hooks.example.com:443/x', 'https'],
    ['ftp://hooks.example.com/x', 'address'],
    ['file:///etc/passwd', 'address'],
    ['hooks.example.com', 'address'],
    ['', 'address'],
    ['https://', 'address'],
    [`https://a.example/${'x'.repeat(2_000)}`, 'address'],
    ['https://user:pass@hooks.example.com/', 'credentials'],
    ['https://user@hooks.example.com/', 'credentials'],
    ['https://@hooks.example.com/', 'credentials'],
    ['https://10.0.0.1/', 'private'],
    ['https://[fd00::1]/', 'private'],
    ['https://169.254.169.254/latest', 'metadata'],
    ['https://100.100.100.200/latest', 'metadata'],
    ['https://[fd00:ec2::254]/', 'metadata'],
    ['https://[::ffff:a9fe:a9fe]/', 'metadata'],
  ])('%s: %s', (url, expected) => expect(why(url)).toBe(expected));

  test('a listed host:port may be http and inside, and only that one', () => {
    const allowed = list('127.0.0.1:9000,localhost:9001,gateway.corp:8080,[::1]:9002');
    expect(why('http://127.0.0.1:9000/x', allowed)).toBe('ok');
    expect(why('http://localhost:9001/x', allowed)).toBe('ok');
    expect(why('http://[::1]:9002/x', allowed)).toBe('ok');
    expect(why('http://gateway.corp:8080/', allowed)).toBe('ok');
    expect(why('http://GATEWAY.corp.:8080/', allowed)).toBe('ok');
    expect(why('http://127.0.0.1:9001/x', allowed)).toBe('never');
    expect(why('https://127.0.0.1/x', allowed)).toBe('never');
    expect(why('http://gateway.corp/', allowed)).toBe('https');
  });

  test('the own network needs its host or network, and https and 443 without a port in the list', () => {
    expect(why('https://10.1.2.3/', list('10.1.0.0/16'))).toBe('ok');
    expect(why('https://10.2.2.3/', list('10.1.0.0/16'))).toBe('private');
    expect(why('https://10.1.2.3/', list('10.1.2.3'))).toBe('ok');
    expect(why('https://10.1.2.3:8443/', list('10.1.0.0/16'))).toBe('port');
    expect(why('https://10.1.2.3:8443/', list('10.1.2.3:8443'))).toBe('ok');
    expect(why('http://10.1.2.3/', list('10.1.0.0/16'))).toBe('https');
    expect(why('https://[fd12::1]/', list('fd00::/8'))).toBe('ok');
  });

  test('no list lets this machine in by a network, or an address that gives out keys by anything', () => {
    expect(why('https://127.0.0.1/', list('0.0.0.0/0'))).toBe('never');
    expect(why('https://127.0.0.1/', list('127.0.0.1'))).toBe('never');
    expect(why('https://169.254.169.254/', list('0.0.0.0/0'))).toBe('metadata');
    for (const text of [
      '169.254.169.254:80',
      '100.100.100.200',
      '[fd00:ec2::254]:80',
      '::ffff:169.254.169.254',
    ]) {
      expect(parseEgressList(text)).toBeNull();
    }
  });

  test.each(['a b', 'u@h:1', 'http://h', 'h:99999', '10.0.0.0/33', 'x/8', '10.0.0.0/', 'h/../8', 'a:b', '?'])(
    '%s is no entry',
    (text) => expect(parseEgressList(text)).toBeNull(),
  );
});

describe('names', () => {
  const to = (url: string, allowed = NOTHING) => {
    const judged = judgeUrl(url, allowed);
    if (!judged.ok) throw new Error(judged.refusal);
    return judged.destination;
  };

  test('every address of a name is judged', async () => {
    const found = await permittedAddresses(
      to('https://n.example/'),
      NOTHING,
      asks('10.0.0.1', '8.8.8.8', '::1'),
    );
    expect(found).toEqual({ ok: true, addresses: [{ address: '8.8.8.8', family: 4 }] });
  });

  test.each([
    [['127.0.0.1'], 'never'],
    [['10.0.0.1'], 'private'],
    [['169.254.169.254'], 'metadata'],
    [['fd00:ec2::254'], 'metadata'],
    [[], 'unresolved'],
  ])('a name that leads to %s is not saved', async (addresses, refusal) => {
    const judged = await judgeForSave('https://n.example/', NOTHING, asks(...addresses));
    expect(judged).toEqual({ ok: false, refusal });
  });

  test('a listed name may lead inside, but never to where keys are given out', async () => {
    const allowed = list('gateway.corp,gateway.corp:9000');
    const inside = await judgeForSave('https://gateway.corp/', allowed, asks('10.0.0.1'));
    expect(inside.ok).toBe(true);
    expect(await judgeForSave('https://gateway.corp/', allowed, asks('127.0.0.1'))).toMatchObject({
      refusal: 'never',
    });
    expect((await judgeForSave('http://gateway.corp:9000/', allowed, asks('127.0.0.1'))).ok).toBe(true);
    expect(await judgeForSave('http://gateway.corp:9000/', allowed, asks('169.254.169.254'))).toMatchObject({
      refusal: 'metadata',
    });
  });
});
