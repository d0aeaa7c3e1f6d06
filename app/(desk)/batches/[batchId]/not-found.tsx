import { MissingBatch } from '@/components/batches/missing-batch';

export default function BatchNotFound() {
  return <MissingBatch />;
}
