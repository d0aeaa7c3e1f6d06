import 'server-only';
import type { RowWait } from '@/lib/domain/schedule/row-wait';

/** What a row waits for, as it is stored; null: nothing. Guarantee: the column is written by `setAside` alone. */
export function readWait(waitJson: string | null): RowWait | null {
  return waitJson === null ? null : (JSON.parse(waitJson) as RowWait);
}
