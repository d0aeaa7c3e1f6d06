import type { ComponentType, ReactNode } from 'react';
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

/** Icons that app/badge-icons.css draws, each in the shade of one tone. */
export const BADGE_ICONS = [
  'ban',
  'circleAlert',
  'circleCheck',
  'circleHelp',
  'circleX',
  'clock',
  'info',
  'loader',
  'question',
  'shieldCheck',
  'triangleAlert',
] as const;
export type BadgeIcon = (typeof BADGE_ICONS)[number];

/** An icon of lucide-react, or anything that takes a class name. */
export type IconType = ComponentType<{ className?: string; 'aria-hidden'?: boolean }>;

type BadgeProps = {
  tone: Tone;
  /** Required: colour never stands alone. By name where a badge stands in every row of a long list. */
  icon: IconType | BadgeIcon;
  /** The word. */
  children: ReactNode;
  className?: string;
};

// One line of text with an icon in it: a flex box would be laid out twice, and want one more element to cut the text.
const BADGE =
  'cut inline-block h-5.5 max-w-full rounded-sm px-1.5 align-middle font-medium text-xs leading-5.5';

export function Badge({ tone, icon: Icon, children, className }: BadgeProps) {
  return (
    <span
      className={cn(
        BADGE,
        TONE_CLASS[tone],
        typeof Icon === 'string' && `badge-icon badge-icon-${Icon} pl-[23px]`,
        className,
      )}
    >
      {typeof Icon === 'string' ? null : (
        <Icon aria-hidden className="mr-1 inline size-[13px] stroke-[1.75] align-[-2px]" />
      )}
      {children}
    </span>
  );
}
