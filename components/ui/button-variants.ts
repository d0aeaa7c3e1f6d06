import { cva, type VariantProps } from 'class-variance-authority';

/** Looks of anything that is pressed: Button, IconButton, LinkButton, triggers of menus. */
export const buttonVariants = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border border-transparent font-medium transition-colors aria-disabled:opacity-55 [&_svg]:size-[15px] [&_svg]:shrink-0 [&_svg]:stroke-[1.75]',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-on-accent hover:not-aria-disabled:bg-accent/90',
        outline: 'border-line bg-panel text-text hover:not-aria-disabled:bg-line2',
        ghost: 'text-dim hover:not-aria-disabled:bg-line2 hover:not-aria-disabled:text-text',
        danger:
          'border-line bg-panel text-red hover:not-aria-disabled:border-red/40 hover:not-aria-disabled:bg-red-bg',
      },
      size: {
        sm: 'h-6 px-2 text-xs',
        md: 'h-7.5 px-2.5 text-base',
        lg: 'h-10.5 px-4 text-base',
      },
    },
    defaultVariants: { variant: 'outline', size: 'md' },
  },
);

export type ButtonLook = VariantProps<typeof buttonVariants>;
