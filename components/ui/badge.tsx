import type { ComponentType, ReactNode } from 'react';
import { Glyph, type GlyphName } from '@/components/ui/glyph';
import { cn } from '@/lib/cn';

/** Meaning, not colour: red refused, failed, critical · amber look here · green done · violet not known, planned · blue in motion · slate neutral. */
export type Tone = 'red' | 'amber' | 'green' | 'violet' | 'blue' | 'slate';

export const TONE_CLASS: Record<Tone, string> = {
  red: 'bg-red-bg text-red',
  amber: 'bg-amber-bg text-amber',
  green: 'bg-green-bg text-green',
  violet: 'bg-violet-bg text-violet',
  blue: 'bg-blue-bg text-blue',
  slate: 'bg-slate-bg text-slate',
};

export const TONE_TEXT: Record<Tone, string> = {
  red: 'text-red',
  amber: 'text-amber',
  green: 'text-green',
  violet: 'text-violet',
  blue: 'text-blue',
  slate: 'text-slate',
};

/** An icon of lucide-react, or anything that takes a class name. */
export type IconType = ComponentType<{ className?: string; 'aria-hidden'?: boolean }>;

type BadgeProps = {
  tone: Tone;
  /** Required: colour never stands alone. By name where a badge stands in every row of a long list. */
  icon: IconType | GlyphName;
  /** The word. */
  children: ReactNode;
  className?: string;
};

export function Badge({ tone, icon: Icon, children, className }: BadgeProps) {
  return (
    <span
      className={cn(
        'inline-flex h-5.5 max-w-full align-middle items-center gap-1 rounded-sm px-1.5 font-medium text-xs',
        TONE_CLASS[tone],
        className,
      )}
    >
      {typeof Icon === 'string' ? (
        <Glyph name={Icon} />
      ) : (
        <Icon aria-hidden className="size-[13px] shrink-0 stroke-[1.75]" />
      )}
      <span className="cut min-w-0">{children}</span>
    </span>
  );
}
