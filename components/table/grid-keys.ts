/** What a key does in a grid, apart from React. */
export type GridCommand =
  | { kind: 'move'; by: number; extend: boolean }
  | { kind: 'edge'; to: 'first' | 'last'; extend: boolean }
  | { kind: 'toggle'; extend: boolean }
  | { kind: 'open' }
  | { kind: 'selectShown' }
  | { kind: 'clear' };

export type KeyPress = {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
};

/** The command of a key press, or null. `pageRows` is how many rows a page key moves. */
export function gridCommand(press: KeyPress, pageRows: number): GridCommand | null {
  const extend = press.shiftKey;
  if (press.altKey) return null;
  if (press.ctrlKey || press.metaKey) return press.key.toLowerCase() === 'a' ? { kind: 'selectShown' } : null;
  switch (press.key) {
    case 'ArrowDown':
    case 'j':
    case 'J':
      return { kind: 'move', by: 1, extend };
    case 'ArrowUp':
    case 'k':
    case 'K':
      return { kind: 'move', by: -1, extend };
    case 'PageDown':
      return { kind: 'move', by: pageRows, extend };
    case 'PageUp':
      return { kind: 'move', by: -pageRows, extend };
    case 'Home':
      return { kind: 'edge', to: 'first', extend };
    case 'End':
      return { kind: 'edge', to: 'last', extend };
    case 'x':
    case 'X':
    case ' ':
      return { kind: 'toggle', extend };
    case 'Enter':
      return { kind: 'open' };
    case 'Escape':
      return { kind: 'clear' };
    default:
      return null;
  }
}
