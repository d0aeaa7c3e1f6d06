'use client';

import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useSyncExternalStore } from 'react';
import { Toaster } from 'sonner';
import { toasterStore } from '@/components/feedback/toast-store';

const ICON = 'size-[15px] stroke-[1.75]';

const PHONE = '(max-width: 639px)';
const isNarrow = () => window.matchMedia(PHONE).matches;
function subscribeWidth(listener: () => void): () => void {
  const query = window.matchMedia(PHONE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

// biome-ignore lint/style/noDefaultExport: React.lazy takes a default export
export default function SonnerToaster() {
  const t = useTranslations('common');
  const isPhone = useSyncExternalStore(subscribeWidth, isNarrow, () => false);
  // Sonner keeps no message that comes before its own subscription; an effect here runs after that one.
  useEffect(() => toasterStore.ready(), []);
  return (
    <Toaster
      // The buttons of a page stand at its lower edge, on phones over the whole width.
      position={isPhone ? 'top-center' : 'bottom-right'}
      offset={{ bottom: 68, right: 20 }}
      mobileOffset={{ top: 60 }}
      closeButton
      style={{ fontFamily: 'inherit' }}
      containerAriaLabel={t('notifications')}
      icons={{
        success: <CircleCheck className={`${ICON} text-green`} />,
        error: <CircleX className={`${ICON} text-red`} />,
        info: <Info className={`${ICON} text-blue`} />,
        warning: <TriangleAlert className={`${ICON} text-amber`} />,
      }}
      toastOptions={{
        closeButtonAriaLabel: t('dismiss'),
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-start gap-2.5 rounded-lg border border-line bg-panel px-3.5 py-3 pr-9 text-base text-text shadow-float sm:w-[356px]',
          icon: 'mt-[2.5px]',
          title: 'font-medium',
          description: 'text-dim text-sm',
          content: 'min-w-0 flex-1',
          closeButton:
            'absolute top-2 right-2 grid size-6 place-items-center rounded-sm text-dim hover:text-text',
          actionButton: 'shrink-0 font-medium text-accent hover:underline',
        },
      }}
    />
  );
}
