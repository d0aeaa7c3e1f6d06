import { expect, test } from 'vitest';
import { whichCloud } from '@/lib/server/services/health/desk-status';

test.each([
  ['https://ens.aliyuncs.com', '1234567890123456', { endpoint: 'ens.aliyuncs.com', simulated: false }],
  [
    'https://ens.cn-beijing.aliyuncs.com',
    null,
    { endpoint: 'ens.cn-beijing.aliyuncs.com', simulated: false },
  ],
  ['http://127.0.0.1:4010', null, { endpoint: '127.0.0.1:4010', simulated: true }],
  ['http://localhost:4010', '1234567890123456', { endpoint: 'localhost:4010', simulated: true }],
  ['http://[::1]:4010', null, { endpoint: '[::1]:4010', simulated: true }],
])('%s is named, and simulated where it is this machine', (ensEndpoint, ensAccountId, expected) => {
  expect(whichCloud({ ensEndpoint, ensAccountId })).toEqual({ ...expected, accountId: ensAccountId });
});
