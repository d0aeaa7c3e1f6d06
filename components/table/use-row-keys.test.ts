import { expect, test } from 'vitest';
import { gridCommand, type KeyPress } from '@/components/table/use-row-keys';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test.each([
  ['ArrowDown', {}, { kind: 'move', by: 1, extend: false }],
  ['k', {}, { kind: 'move', by: -1, extend: false }],
  ['J', { shiftKey: true }, { kind: 'move', by: 1, extend: true }],
  ['PageUp', {}, { kind: 'move', by: -20, extend: false }],
  ['End', { shiftKey: true }, { kind: 'edge', to: 'last', extend: true }],
  ['x', {}, { kind: 'toggle', extend: false }],
  [' ', { shiftKey: true }, { kind: 'toggle', extend: true }],
  ['Enter', {}, { kind: 'open' }],
  ['a', { ctrlKey: true }, { kind: 'selectShown' }],
  ['a', { metaKey: true }, { kind: 'selectShown' }],
  ['Escape', {}, { kind: 'clear' }],
  ['a', {}, null],
  ['j', { ctrlKey: true }, null],
  ['ArrowDown', { altKey: true }, null],
  ['Tab', {}, null],
])('%s %j', (key, held, command) => expect(gridCommand(press(key, held), 20)).toEqual(command));
