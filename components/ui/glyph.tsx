import { cn } from '@/lib/cn';

/**
 * Shapes of lucide 1.77 (ISC licence), each joined into one path, for what stands in every row of a long list: an icon
 * component of lucide costs two components and up to eight elements, and those of a recycled row would be made anew.
 */
const PATHS = {
  alarm: 'M4 13a8 8 0 1 0 16 0a8 8 0 1 0 -16 0M12 9v4l2 2M5 3 2 6M22 6l-3-3M6.38 18.7 4 21M17.64 18.67 20 21',
  arrowUpRight: 'M7 7h10v10M7 17 17 7',
  check: 'M20 6 9 17l-5-5',
  clock: 'M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M12 6v6l4 2',
  hardDrive:
    'M10 16h.01M2.212 11.577a2 2 0 0 0-.212.896V18a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2v-5.527a2 2 0 0 0-.212-.896L18.55 5.11A2 2 0 0 0 16.76 4H7.24a2 2 0 0 0-1.79 1.11zM21.946 12.013H2.054M6 16h.01',
  triangleAlert: 'M21.73 18l-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01',
} as const;

type GlyphName = keyof typeof PATHS;

type GlyphProps = {
  name: GlyphName;
  /** What it says to screen readers; without it, nothing. An element of hidden text beside it would cost more. */
  label?: string;
  className?: string;
};

/** An icon of 13 px in the colour of the text. */
export function Glyph({ name, label, className }: GlyphProps) {
  return (
    <svg
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      viewBox="0 0 24 24"
      className={cn(
        'size-[13px] shrink-0 fill-none stroke-[1.75] stroke-current [stroke-linecap:round] [stroke-linejoin:round]',
        className,
      )}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

type MarkProps = {
  icon: GlyphName;
  /** What it warns of: on hover, and to screen readers. */
  label: string;
};

/** A warning that has room for an icon only. */
export function Mark({ icon, label }: MarkProps) {
  return (
    <span role="img" aria-label={label} title={label} className="inline-flex shrink-0 text-amber">
      <Glyph name={icon} />
    </span>
  );
}
