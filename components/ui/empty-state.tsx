import type { ReactNode } from 'react';
import type { IconType } from '@/components/ui/badge';
import { cn } from '@/lib/cn';

type EmptyStateProps = {
  icon: IconType;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
};

/** Why there is nothing here, and what can be done about it. */
export function EmptyState({ icon: Icon, title, children, actions, className }: EmptyStateProps) {
  return (
    <div
      className={cn('mx-auto flex max-w-96 flex-col items-center gap-1.5 px-5 py-16 text-center', className)}
    >
      <Icon aria-hidden className="mb-1.5 size-6 stroke-[1.5] text-faint" />
      <div className="font-semibold">{title}</div>
      {children ? <div className="text-dim">{children}</div> : null}
      {actions ? <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
