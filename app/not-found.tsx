import { getTranslations } from 'next-intl/server';
import { PLAIN_ACTION, PlainMessage } from '@/components/shell/plain-message';
import { routes } from '@/lib/url/routes';

const MAP_PIN_OFF =
  'M12.75 7.09a3 3 0 0 1 2.16 2.16M17.072 17.072c-1.634 2.17-3.527 3.912-4.471 4.727a1 1 0 0 1-1.202 0C9.539 20.193 4 14.993 4 10a8 8 0 0 1 1.432-4.568M2 2l20 20M8.475 2.818A8 8 0 0 1 20 10c0 1.183-.31 2.377-.81 3.533M9.13 9.13a3 3 0 0 0 3.74 3.74';

export default async function NotFound() {
  const t = await getTranslations('shell');
  return (
    <main>
      <PlainMessage
        icon={MAP_PIN_OFF}
        title={<h1>{t('notFound.title')}</h1>}
        action={
          // A plain link: with the router's own in it, every page would carry its code twice.
          <a href={routes.events()} className={PLAIN_ACTION}>
            {t('notFound.action')}
          </a>
        }
      >
        {t('notFound.body')}
      </PlainMessage>
    </main>
  );
}
