import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { judgeAction, readKnownActions } from '@/lib/server/door/front-door';

const ID = '40'.padEnd(42, 'a');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'desk-build-'));
  mkdirSync(path.join(folder, 'server'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (text: string) =>
  writeFileSync(path.join(folder, 'server', 'server-reference-manifest.json'), text);
const judge = (id: string) =>
  judgeAction({ 'next-action': id, 'content-type': 'text/plain', host: 'h' }, readKnownActions(folder));

test('an action of this build is let in, one of another build is not, and its page is told', () => {
  write(JSON.stringify({ node: { [ID]: {} }, edge: {} }));
  expect(judge(ID)).toBeNull();
  for (const id of ['f'.repeat(42), `${ID}0`, ID.toUpperCase(), '__proto__', 'toString']) {
    expect(judge(id)).toMatchObject({ status: 404, headers: { 'x-nextjs-action-not-found': '1' } });
  }
});

test.each(['', '{', '{}', 'null', '{"node":null}'])('a list that reads %j leaves it to Next', (text) => {
  write(text);
  expect(readKnownActions(folder)).toBeNull();
  expect(judge('f'.repeat(42))).toBeNull();
});

test('so does a build without a list', () => {
  expect(readKnownActions(path.join(folder, 'nowhere'))).toBeNull();
});
