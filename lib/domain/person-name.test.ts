import { describe, expect, test } from 'vitest';
import { nameFault, nameKey } from '@/lib/domain/person-name';

const EMAIL = 'ada@x.test';

describe('a name', () => {
  test.each([
    'Ada Lovelace',
    'Ada',
    '王伟',
    'José Núñez',
    "Siobhán O'Brien",
    'Clive',
    'Cli Ford',
    'Иван',
    'أدا',
    'Ada (on call)',
    'Ada Admin',
  ])('of a person is accepted: %s', (name) => {
    expect(nameFault(name, EMAIL)).toBeNull();
  });

  test.each([
    ...[
      '',
      ' ',
      'x'.repeat(101),
      'two\nlines',
      'tab\tbed',
      'bell\u0007',
      'Ada\u200b',
      '\u202eadA',
      'A\u00adda',
    ],
    ...[
      'Ada\u2028',
      'Ada\ufeff',
      'Ada\u3164',
      '\u2800',
      'Ada\u{e0041}',
      'Ada\ufe0f',
      'Ada\ud800',
      'ad@x.test',
      'ad＠x.test',
      '…',
      '🦊',
    ],
  ])('that cannot be seen, or looks like an e-mail, is refused: %j', (name) => {
    expect(nameFault(name, EMAIL)).toBe('user_name');
  });

  test.each([
    ...[
      'system',
      'System',
      'S Y S T E M',
      'ѕуѕtеm',
      'sуstem',
      'ｓｙｓｔｅｍ',
      'cli',
      'CLI:root',
      'cli: root',
      'Redeploy Desk',
      'Alibaba Cloud',
    ],
    ...['admin', 'Administrator', 'adm1n', 'Аdmin', 'approver', 'on-call', '管理员'],
  ])('of the desk itself or of a role is refused: %s', (name) => {
    expect(nameFault(name, EMAIL)).toBe('name_reserved');
  });

  test('of a role is accepted where the e-mail says so; one of the desk never is', () => {
    expect(nameFault('admin', 'admin@x.test')).toBeNull();
    expect(nameFault('administrator', 'admin@x.test')).toBe('name_reserved');
    expect(nameFault('system', 'system@x.test')).toBe('name_reserved');
  });
});

describe('two names', () => {
  test.each([
    ['Ada Admin', 'ada admin'],
    ['Ada Admin', 'Аdа Аdmіn'],
    ['Ada Admin', 'Ada  Admin.'],
    ['Ada Admin', 'AdaAdmin'],
    ['Ada Admin', 'Adа Adrnin'],
    ['Ada Admin', 'Ａｄａ Ａｄｍｉｎ'],
    ['Ada Admin', '𝐀𝐝𝐚 𝐀𝐝𝐦𝐢𝐧'],
    ['Jose Nunez', 'José Núñez'],
    ['Paul Illinois', 'PauI lIlinois'],
    ['Bob Otto', 'B0b 0tt0'],
    ['William', 'VVilliam'],
    ['Πέτρος', 'πετρος'],
  ])('that look alike are the same: %s and %s', (one, other) => {
    expect(nameKey(other)).toBe(nameKey(one));
  });

  test.each([
    ['Ada Admin', 'Ada Adams'],
    ['王伟', '王炜'],
    ['Иван Петров', 'Иван Петрова'],
    ['Ann', 'Anna'],
  ])('of different people are not: %s and %s', (one, other) => {
    expect(nameKey(other)).not.toBe(nameKey(one));
  });
});
