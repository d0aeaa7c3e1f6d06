import { RotateCw } from 'lucide-react';
import { useTranslations } from 'next-intl';

/** @param nameClass of the name beside the sign, such as where it is left out */
export function Brand({ nameClass }: { nameClass?: string }) {
  const t = useTranslations('common');
  return (
    <span className="flex items-center gap-2.5 font-semibold text-[14px]">
      <span className="grid size-5.5 place-items-center rounded-[6px] bg-text text-panel">
        <RotateCw aria-hidden className="size-3.5 stroke-2" />
      </span>
      <span className={nameClass}>{t('appName')}</span>
    </span>
  );
}
