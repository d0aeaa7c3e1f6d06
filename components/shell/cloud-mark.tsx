import { useTranslations } from 'next-intl';
import { cn } from '@/lib/cn';
import type { WhichCloud } from '@/lib/schemas/desk-status';

type CloudMarkProps = {
  cloud: WhichCloud;
  /** `nav`: under the name of the product; `strip`: over the page of a phone. */
  place: 'nav' | 'strip';
};

/** Which cloud and account this is; one that is simulated says so everywhere. */
export function CloudMark({ cloud, place }: CloudMarkProps) {
  const t = useTranslations('shell.cloud');
  const { endpoint, accountId, simulated } = cloud;
  const account = accountId === null ? t('noAccount') : t('account', { id: accountId });
  const whole = [simulated ? t('simulated') : null, endpoint, account].filter((part) => part !== null);
  if (place === 'strip') {
    return (
      <p
        className={cn(
          'truncate border-line border-b px-3 py-0.5 text-center text-2xs md:hidden print:hidden',
          simulated ? 'bg-selection font-medium' : 'text-dim',
        )}
      >
        {whole.join(' · ')}
      </p>
    );
  }
  return (
    <p
      title={whole.join(' · ')}
      className="mt-2 flex flex-col gap-0.5 px-0.5 text-2xs text-dim leading-tight"
    >
      {simulated ? (
        <span className="w-fit rounded-sm bg-selection px-1 font-medium text-text">
          <span className="max-[1099px]:sr-only">{t('simulated')}</span>
          <span aria-hidden className="min-[1100px]:hidden">
            {t('simulatedShort')}
          </span>
        </span>
      ) : null}
      <span className="break-all max-[1099px]:sr-only">{endpoint}</span>
      <span className="max-[1099px]:sr-only">{account}</span>
    </p>
  );
}
