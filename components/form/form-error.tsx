import { CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Alert } from '@/components/ui/alert';

/** The error of a whole form or dialog, above its buttons. Announced when it appears; nothing without text. */
export function FormError({ title, children }: { title?: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <Alert tone="red" icon={CircleX} role="alert" title={title}>
      {children}
    </Alert>
  );
}
