import { useTranslations } from 'next-intl';
import { FormError } from '@/components/form/form-error';
import type { OidcProblem } from '@/lib/schemas/sign-in';

/** Why the way through the identity provider did not lead in. */
export function OidcProblemNotice({ problem, label }: { problem: OidcProblem; label: string }) {
  const t = useTranslations('auth');
  return <FormError>{t(`problems.${problem}`, { label })}</FormError>;
}
