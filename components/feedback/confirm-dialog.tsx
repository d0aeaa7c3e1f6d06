'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';

export type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** What will happen, to how many machines, with which warnings. */
  children?: ReactNode;
  /** Default "Confirm". */
  confirmLabel?: string;
  tone?: 'primary' | 'danger';
  /** Why it cannot be confirmed yet. */
  reason?: string | null;
  /** For what cannot be undone: the person types `text` first. `label` says so. */
  typing?: { text: string; label: string; reason: string };
  /** While it is awaited the dialog stays open; the caller closes it. */
  onConfirm: () => void | Promise<void>;
};

/** The one way to ask "really?". */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  confirmLabel,
  tone = 'primary',
  reason,
  typing,
  onConfirm,
}: ConfirmDialogProps) {
  const t = useTranslations('common');
  const inputId = useId();
  const [typed, setTyped] = useState('');
  const [running, setRunning] = useState(false);
  const notTyped = typing && typed.trim() !== typing.text ? typing.reason : null;

  async function confirm() {
    setRunning(true);
    try {
      await onConfirm();
    } finally {
      setRunning(false);
      setTyped('');
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description={description}
      closeOnOutside={false}
      titleFirst
      footer={
        <>
          <Button variant="ghost" onClick={() => onOpenChange(false)}>
            {t('cancel')}
          </Button>
          <Button variant={tone} reason={reason ?? notTyped} loading={running} onClick={confirm}>
            {confirmLabel ?? t('confirm')}
          </Button>
        </>
      }
    >
      {children}
      {typing ? (
        <div className="mt-4 flex flex-col gap-1.5">
          <label htmlFor={inputId} className="font-medium text-sm">
            {typing.label}
          </label>
          <Input
            id={inputId}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </div>
      ) : null}
    </Dialog>
  );
}
