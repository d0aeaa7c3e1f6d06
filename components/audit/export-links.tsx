'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { DownloadLink } from '@/components/feedback/download-link';
import { Button } from '@/components/ui/button';
import { can, type Role } from '@/lib/domain/permissions';
import { whyNoDownload } from '@/lib/queries/exports';
import type { AuditQuery } from '@/lib/url/audit-params';
import { routes } from '@/lib/url/routes';

const FORMATS = ['csv', 'json'] as const;

/** Downloads of the filter's entries. */
export function ExportLinks({ query, role }: { query: AuditQuery; role: Role }) {
  const t = useTranslations('audit.export');
  const hrefs = { csv: routes.apiAuditCsv(query), json: routes.apiAuditJson(query) };
  return FORMATS.map((format) =>
    can(role, 'audit.export') ? (
      <DownloadLink key={format} href={hrefs[format]} label={t(`${format}Label`)} whyNot={whyNoDownload}>
        {t(format)}
      </DownloadLink>
    ) : (
      <Button key={format} variant="ghost" aria-label={t(`${format}Label`)} reason={t('role')}>
        <Download aria-hidden />
        {t(format)}
      </Button>
    ),
  );
}
