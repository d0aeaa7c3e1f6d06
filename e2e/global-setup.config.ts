import { keepPreparedStores } from '@/e2e/helpers/prepared-stores';
import { keepPorts } from '@/lib/testing/ports';

/** Before the first and after the last journey of a run. */
export default function prepareRun(): () => void {
  keepPorts();
  return keepPreparedStores();
}
