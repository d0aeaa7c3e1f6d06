/** What names the plan that somebody decides about. */
export type ExactPlan = { batchId: string; revision: number; planHash: string };

/**
 * The exact plan that is on the screen goes with the decision; anything newer is refused by the server. Null: it is a
 * draft, which has no seal, so there is nothing to decide about.
 */
export function exactPlan(batch: {
  id: string;
  revision: number;
  planHash: string | null;
}): ExactPlan | null {
  const { id: batchId, revision, planHash } = batch;
  return planHash === null ? null : { batchId, revision, planHash };
}
