/** The frame shared by everything one types into or picks from. */
export const CONTROL =
  'w-full rounded-md border border-line bg-panel text-text placeholder:text-faint ' +
  'hover:border-edge/60 focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 ' +
  'aria-invalid:border-red aria-disabled:opacity-60 disabled:opacity-60';

export const CONTROL_HEIGHT = 'h-8 px-2.5';

/** Surfaces that float: the only ones with a shadow. */
export const POPUP =
  'rounded-md border border-line bg-panel text-text shadow-float outline-none ' +
  'transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0';

export const MENU_ITEM =
  'flex min-h-7.5 cursor-pointer select-none items-center gap-2 rounded-sm px-2 py-1 outline-none ' +
  'data-highlighted:bg-line2 data-disabled:cursor-not-allowed data-disabled:opacity-55 [&_svg]:size-[15px] [&_svg]:shrink-0 [&_svg]:stroke-[1.75]';
