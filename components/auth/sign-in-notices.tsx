import { UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { FormError } from '@/components/form/field';
import { Alert } from '@/components/ui/alert';
import type { OidcProblem } from '@/lib/schemas/sign-in';

/** How the first user of a new installation comes to be. There is no default account. */
export function NoUsers({ command }: { command: string }) {
  const t = useTranslations('auth.noUsers');
  return (
    <Alert tone="amber" icon={UserPlus} title={t('title')}>
      {t('body')}
      <code className="my-2 block select-all rounded-md bg-panel px-2.5 py-2 font-mono text-text text-xs">
        {command.split(' ').map((word) => (
          // Never broken at a hyphen: `--role` must be read as one word.
          <Fragment key={word}>
            <span className="whitespace-nowrap">{word}</span>{' '}
          </Fragment>
        ))}
      </code>
      {t('after')}
    </Alert>
  );
}

/** Why the way through the identity provider did not lead in. */
export function OidcProblemNotice({ problem, label }: { problem: OidcProblem; label: string }) {
  const t = useTranslations('auth');
  return <FormError>{t(`problems.${problem}`, { label })}</FormError>;
}
