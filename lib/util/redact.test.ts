import { expect, test } from 'vitest';
import { withoutSecrets } from '@/lib/util/redact';

test('hides what stands under a secret name, at every depth, and nothing else', () => {
  const before = {
    role: 'admin',
    password: 'hunter2',
    passwordChanged: true,
    nested: [{ accessKeySecret: 's', AccessKeyId: 'LTAI', 'X-Api-Key': 'k', note: 'token in a text stays' }],
    session: { token: 12345, cookie: ['a'], authorization: null },
  };
  expect(withoutSecrets(before)).toEqual({
    role: 'admin',
    password: '[redacted]',
    passwordChanged: true,
    nested: [
      {
        accessKeySecret: '[redacted]',
        AccessKeyId: '[redacted]',
        'X-Api-Key': '[redacted]',
        note: 'token in a text stays',
      },
    ],
    session: { token: '[redacted]', cookie: '[redacted]', authorization: null },
  });
  expect(before.password).toBe('hunter2');
});

test('leaves values that are no objects, and dates, as they are', () => {
  const at = new Date(0);
  expect(withoutSecrets(null)).toBeNull();
  expect(withoutSecrets('password')).toBe('password');
  expect(withoutSecrets({ at })).toEqual({ at });
});
