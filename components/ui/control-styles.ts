/** The frame shared by everything one types into or picks from. */
export const CONTROL =
  'w-full rounded-md border border-line bg-panel text-text placeholder:text-faint ' +
  'hover:border-edge/60 focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 ' +
  'aria-invalid:border-red aria-disabled:opacity-60 disabled:opacity-60';

export const CONTROL_HEIGHT = 'h-8 px-2.5';
