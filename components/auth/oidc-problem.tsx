import { CircleX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import type { OidcProblem } from '@/lib/schemas/sign-in';

/** Why the way through the identity provider did not lead in. */
export function OidcProblemNotice({ problem, label }: { problem: OidcProblem; label: string }) {
  const t = useTranslations('auth');
  return (
    <Alert tone="red" icon={CircleX} role="alert">
      {t(`problems.${problem}`, { label })}
    </Alert>
  );
}
