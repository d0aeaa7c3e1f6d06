import { expect, test } from 'vitest';
import { shareFor } from '@/lib/server/reads/share-for';

test('whoever asks within the time has the same answer, by key and owner', async () => {
  let nowMs = 0;
  let reads = 0;
  const share = shareFor<number>(100, () => nowMs);
  const owner = {};
  const read = async () => ++reads;
  expect(await Promise.all([share(owner, 'a', read), share(owner, 'a', read)])).toEqual([1, 1]);
  expect(await share(owner, 'b', read)).toBe(2);
  expect(await share({}, 'a', read)).toBe(3);
  nowMs = 99;
  expect(await share(owner, 'a', read)).toBe(1);
  nowMs = 100;
  expect(await share(owner, 'a', read)).toBe(4);
});

test('a read that failed is tried again by the next', async () => {
  const share = shareFor<string>(100, () => 0);
  const owner = {};
  await expect(share(owner, 'a', async () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await share(owner, 'a', async () => 'there')).toBe('there');
});
