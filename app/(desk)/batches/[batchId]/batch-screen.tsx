'use client';

import { PhoneTop } from '@/components/approvals/phone-top';
import {
  DecisionBar,
  RequestActions,
  RequestNotices,
  RequestRecord,
  RequestReview,
} from '@/components/approvals/review-sections';
import { TakenBack } from '@/components/approvals/taken-back';
import { type BatchParts, BatchView } from '@/components/batches/batch-view';
import type { Role } from '@/lib/domain/permissions';

const PARTS: BatchParts = {
  phoneTop: (batch) => <PhoneTop batch={batch} />,
  actions: (batch) => <RequestActions batch={batch} />,
  notices: (batch) => <RequestNotices batch={batch} />,
  review: (batch) => <RequestReview key={batch.id} batch={batch} />,
  record: (batch) => <RequestRecord batch={batch} />,
  bar: (batch) => <DecisionBar batch={batch} />,
  draft: (batch) => <TakenBack batch={batch} />,
};

type BatchScreenProps = { batchId: string; actor: { id: string; role: Role } };

/** The page of one batch, put together from the nouns that have a say in it. */
export function BatchScreen(props: BatchScreenProps) {
  return <BatchView {...props} parts={PARTS} />;
}
