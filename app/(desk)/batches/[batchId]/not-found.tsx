import { MissingBatch } from '@/components/batch/batch-view';

export default function BatchNotFound() {
  return <MissingBatch />;
}
