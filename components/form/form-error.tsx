import { CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Alert } from '@/components/ui/alert';

/** The error of a whole form, above its buttons. Announced when it appears; nothing without text. */
export function FormError({ children }: { children: ReactNode }) {
  if (!children) return null;
  return (
    <Alert tone="red" icon={CircleX} role="alert">
      {children}
    </Alert>
  );
}
