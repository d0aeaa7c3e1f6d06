import 'server-only';
import { hiddenMembers, type Reader, withoutMembers } from '@/lib/domain/audit-private';
import { withoutSecrets } from '@/lib/domain/redact';
import type { AuditEntry } from '@/lib/schemas/audit';
import type { ChainEntry } from '@/lib/server/db/queries/audit-chain';

/**
 * An entry as `reader` sees it. Secrets that an older version may have written are left out here too, and what is private
 * to somebody else (audit-private.ts). The stored entry, and so its hash, stays as it is.
 */
export function auditEntry({ beforeJson, afterJson, ...entry }: ChainEntry, reader: Reader): AuditEntry {
  const hidden = hiddenMembers(reader, entry);
  const shown = (text: string | null) => withoutMembers(jsonValue(text), hidden);
  return { ...entry, before: shown(beforeJson), after: shown(afterJson) };
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
