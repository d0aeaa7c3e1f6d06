'use client';

import { useState } from 'react';
import type { z } from 'zod';
import { useKeptState } from '@/components/form/kept-state';
import { type StepUpOptions, useStepUp } from '@/components/form/use-step-up';

type ProofDialogOptions<T> = StepUpOptions & {
  /** The shape of what is kept over the way to the identity provider. */
  schema: z.ZodType<T>;
  /** Gives back what was kept; the dialog opens again by itself. */
  onKept?: (kept: T) => void;
  /** Whether the page itself has given back what was kept. */
  resumed?: boolean;
  onOpenChange: (open: boolean) => void;
  /** Forgets what the dialog said; the password is forgotten here. */
  onClose: () => void;
};

/** A confirm dialog that may ask for a proof: comes back after a sign-in at the provider, and forgets when it closes. */
export function useProofDialog<T>({
  schema,
  onKept,
  resumed = false,
  onOpenChange,
  onClose,
  ...options
}: ProofDialogOptions<T>) {
  const [isBack, setIsBack] = useState(resumed);
  const stepUp = useStepUp(options);
  useKeptState(options.name, schema, (kept) => {
    onKept?.(kept);
    setIsBack(true);
    onOpenChange(true);
  });

  function changeOpen(open: boolean) {
    if (!open) {
      onClose();
      setIsBack(false);
      stepUp.setPassword('');
    }
    onOpenChange(open);
  }

  return { stepUp, isBack, changeOpen };
}
