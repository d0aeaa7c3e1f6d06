'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { notify } from '@/components/feedback/toast-store';
import { SetUpFields } from '@/components/settings/account/set-up-fields';
import { useSetUp } from '@/components/settings/account/use-set-up';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

/** Sets up the viewer's second factor: password, app and first code, recovery codes. */
export function SecondFactorSetUpDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('account.factor');
  const tCommon = useTranslations('common');
  const formId = useId();
  const setUp = useSetUp();
  const isDone = setUp.step.kind === 'codes';

  function close() {
    if (isDone) notify.success(t('onDone'));
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={isDone ? t('codesTitle') : t('title')}
      closeOnOutside={false}
      footer={
        isDone ? (
          <Button variant="primary" onClick={close}>
            {t('done')}
          </Button>
        ) : (
          <>
            <Button variant="ghost" onClick={close}>
              {tCommon('cancel')}
            </Button>
            <Button variant="primary" type="submit" form={formId} loading={setUp.running}>
              {setUp.step.kind === 'password' ? t('next') : t('confirm')}
            </Button>
          </>
        )
      }
    >
      <SetUpFields setUp={setUp} formId={formId} />
    </Dialog>
  );
}
