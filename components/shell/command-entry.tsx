'use client';

import { Command } from 'cmdk';
import type { ReactNode } from 'react';
import type { IconType } from '@/components/ui/badge';

type CommandEntryProps = {
  icon: IconType;
  hint?: ReactNode;
  /** Identity, where two entries may read the same; default: what it says. */
  value?: string;
  onSelect: () => void;
  children: ReactNode;
};

/** One line of the command menu. */
export function CommandEntry({ icon: Icon, hint, children, ...item }: CommandEntryProps) {
  return (
    <Command.Item
      {...item}
      className="flex h-8.5 cursor-pointer items-center gap-2.5 rounded-md px-2.5 aria-selected:bg-line2"
    >
      <Icon aria-hidden className="size-[15px] shrink-0 stroke-[1.75] text-dim" />
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {hint}
    </Command.Item>
  );
}
