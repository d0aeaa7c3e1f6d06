import { batchEventRedeployInstance } from './handlers/batch-event-redeploy-instance';
import { describeEnsRegions } from './handlers/describe-ens-regions';
import { describeHistoryEvents } from './handlers/describe-history-events';
import { describeInstances } from './handlers/describe-instances';
import type { Handler } from './handlers/handler';

/** Every operation that this fake knows. */
export const ACTIONS = {
  DescribeHistoryEvents: describeHistoryEvents,
  DescribeInstances: describeInstances,
  DescribeEnsRegions: describeEnsRegions,
  BatchEventRedeployInstance: batchEventRedeployInstance,
} as const satisfies Record<string, Handler>;

export type ActionName = keyof typeof ACTIONS;

export function isActionName(text: string): text is ActionName {
  return Object.hasOwn(ACTIONS, text);
}
