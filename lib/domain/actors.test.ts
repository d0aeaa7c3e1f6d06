import { expect, test } from 'vitest';
import { commandActor, commandBy, isServer } from '@/lib/domain/actors';

test.each([
  [{ user: 'root', host: 'desk-1.corp.test', sudoUser: null }, 'cli:root@desk-1.corp.test', null],
  [{ user: 'root', host: 'desk-1', sudoUser: 'alice' }, 'cli:root@desk-1', 'alice'],
  [{ user: null, host: '', sudoUser: '' }, 'cli:unknown@unknown', null],
  [{ user: 'a@b:c d', host: 'h\u202e\0\nx', sudoUser: 'x)(y' }, 'cli:a_b_c_d@h___x', 'x__y'],
  [{ user: '李雷', host: 'h\ud800', sudoUser: null }, 'cli:李雷@h_', null],
  [{ user: 'u'.repeat(500), host: 'h', sudoUser: null }, `cli:${'u'.repeat(64)}@h`, null],
])('%j at the shell is %s', (account, id, sudo) => {
  expect(commandActor(account)).toEqual({ id, name: sudo === null ? id : `${id} (sudo: ${sudo})` });
});

test('only a command has a command’s id', () => {
  expect(commandBy('cli:root@desk-1')).toBe('root@desk-1');
  for (const id of ['system', 'stranger', '7c9e6679-7425-40de-944b-e07fc1f90ae7', 'xcli:a@b']) {
    expect(commandBy(id)).toBeNull();
  }
});

test('the server is its jobs and the commands, and nobody who has signed in', () => {
  expect(['system', 'cli:root@desk-1'].map(isServer)).toEqual([true, true]);
  for (const id of ['stranger', '7c9e6679-7425-40de-944b-e07fc1f90ae7', 'system2', 'xcli:a@b', '']) {
    expect(isServer(id), id).toBe(false);
  }
});
