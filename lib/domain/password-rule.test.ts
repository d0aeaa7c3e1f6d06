import { describe, expect, test } from 'vitest';
import { passwordFault } from '@/lib/domain/password-rule';

const LIST = new Set(['dragon', 'password', 'letmein', 'summer', 'trustno', 'q1w2e3r4t5', 'correcthorse']);
const facts = {
  person: { email: 'ada.lovelace@analytical.example', name: 'Ada Lovelace' },
  isCommon: (word: string) => LIST.has(word),
};
const fault = (password: string) => passwordFault(password, facts);

describe('a password', () => {
  test.each(['', 'short', '123456789', 'x'.repeat(129)])('of the wrong length is refused: %j', (password) => {
    expect(fault(password)).toBe('user_password');
  });

  test.each([
    ...['1234567890', '0987654321', '12345678901234567890', 'aaaaaaaaaa', 'AAAAAAAAAA', '1111111111'],
    ...['abcdefghij', 'qwertyuiop', 'qwertzuiop', 'poiuytrewq', 'asdfghjkl;', 'mnbvcxzlkj', '123qweasdzxc'],
    ...[
      'abababababab',
      'abcabcabcabc',
      'asdfasdfasdf',
      'xyzzyxyzzyxyzzy',
      '          ',
      '密码密码密码密码密码',
    ],
  ])('that is little more than a run or a repetition is refused: %s', (password) => {
    expect(fault(password)).toBe('password_simple');
  });

  test.each([
    ...[
      'q1w2e3r4t5',
      'Q1W2E3R4T5',
      'dragon2024',
      'DRAGON2024',
      'Dragon2024!!',
      'letmein!!!!',
      '!!Summer26!!',
    ],
    ...['P@ssw0rd12', 'P4$$w0rd12', 'ｐａｓｓｗｏｒｄ１２', 'Trustno!99', 'correct-horse'],
  ])('of the list is refused, also with trivial changes: %s', (password) => {
    expect(fault(password)).toBe('password_common');
  });

  test.each([
    ...['redeploydesk', 'RedeployDesk1', 'redeploy-desk', 'alibabacloud1', 'aliyun-ens-1', 'administrator'],
    ...[
      'adalovelace',
      'Ada.Lovelace',
      'lovelace1815',
      'l0velace!815',
      'analytical1',
      'ada.lovelace@analytical.example',
    ],
    'lovelaceada',
  ])('that is little more than words of the desk or of the person is refused: %s', (password) => {
    expect(fault(password)).toBe('password_own_words');
  });

  test.each([
    ...['correct horse battery', 'correct-horse-battery', 'redeploy-demo-only', 'long enough now'],
    ...['X9k2mQ7pLz4T', 'seven quiet bicycles', 'a password of somebody else', '海底捞月飞檐走壁水中望月'],
    // A word of the list or of the person, among enough that is not.
    ...['my dragon eats only quinces', 'lovelace rode a tandem home', 'dragon83920174635'],
  ])('that nobody tries first is accepted: %s', (password) => {
    expect(fault(password)).toBeNull();
  });

  test('of a person without a name, and with short parts, is judged too', () => {
    const person = { email: 'li@x.test' };
    expect(passwordFault('li is at lunch', { ...facts, person })).toBeNull();
    expect(passwordFault('li@x.test-12', { ...facts, person })).toBe('password_own_words');
  });
});
