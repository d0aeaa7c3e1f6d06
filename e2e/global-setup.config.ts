import { keepPorts } from '@/e2e/helpers/ports';
import { keepPreparedStores } from '@/e2e/helpers/prepared-stores';

/** Before the first and after the last journey of a run. */
export default function prepareRun(): () => void {
  keepPorts();
  return keepPreparedStores();
}
