import { RotateCw } from 'lucide-react';
import { useTranslations } from 'next-intl';

export function Brand() {
  const t = useTranslations('common');
  return (
    <span className="flex items-center gap-2.5 font-semibold text-[14px]">
      <span className="grid size-5.5 place-items-center rounded-[6px] bg-text text-panel">
        <RotateCw aria-hidden className="size-3.5 stroke-2" />
      </span>
      {t('appName')}
    </span>
  );
}
