import 'server-only';
import { withoutSecrets } from '@/lib/domain/redact';
import type { AuditEntry } from '@/lib/schemas/audit';
import type { ChainEntry } from '@/lib/server/db/queries/audit-chain';

/** An entry as people see it. Secrets that an older version may have written are left out here too. */
export function auditEntry({ beforeJson, afterJson, ...entry }: ChainEntry): AuditEntry {
  return { ...entry, before: jsonValue(beforeJson), after: jsonValue(afterJson) };
}

/** What somebody has tampered with may be no JSON any more: then it is shown as the text it is. */
function jsonValue(text: string | null): unknown {
  if (text === null) return null;
  try {
    return withoutSecrets(JSON.parse(text));
  } catch {
    return text;
  }
}
