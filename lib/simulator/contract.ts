import { describeEnsRegions, describeHistoryEvents } from '@/lib/simulator/handlers/describe';
import { describeInstances } from '@/lib/simulator/handlers/describe-instances';
import { listTagResources } from '@/lib/simulator/handlers/list-tag-resources';
import { batchEventRedeployInstance } from './handlers/batch-event-redeploy-instance';
import type { Handler } from './handlers/handler';

/** What the simulator's control surface speaks. Light on purpose: the client and the tests import it. */

export const SCENARIO_NAMES = ['quiet', 'storm', 'huge', 'nasty', 'fleet'] as const;
export type ScenarioName = (typeof SCENARIO_NAMES)[number];

export function isScenarioName(value: unknown): value is ScenarioName {
  return SCENARIO_NAMES.some((name) => name === value);
}

/**
 * One armed fault. It fires for the next `times` requests (1) of `action` (any), or, with `resourceId`,
 * for those that mention this resource. See README.md for the kinds.
 */
export type FaultSpec = {
  action?: string;
  kind: string;
  times?: number;
  resourceId?: string;
  /** `throttle`: the hint in the header `x-acs-retry-after`. */
  retryAfterMs?: number;
  /** `slow` and `late-effect`: real time before the reply, or before acting. */
  delayMs?: number;
};

/** What `POST /_control/instances` makes of an instance; fields that are left out stay. */
export type InstanceChange = {
  instanceId: string;
  /** Any word; null = released: the cloud lists it no more, until it has a status again. */
  status?: string | null;
  serviceStatus?: string;
  /** All of its tags. */
  tags?: Record<string, string>;
};

/** One request to the fake ENS (not to the control surface), as it was received. */
export type RecordedCall = {
  action: string;
  method: string;
  query: Record<string, string>;
  /** Names in lower case; the signature and a security token are redacted. */
  headers: Record<string, string>;
  /** Virtual time of arrival. */
  atMs: number;
  /** HTTP status of the reply; null while pending, and when none was ever sent. */
  status: number | null;
  /** `pending`, `ok`, the refusal's Code, `client-gone`, or `fault:<kind>`. */
  outcome: string;
};

/** Every operation that this fake knows. */
export const ACTIONS = {
  DescribeHistoryEvents: describeHistoryEvents,
  DescribeInstances: describeInstances,
  DescribeEnsRegions: describeEnsRegions,
  ListTagResources: listTagResources,
  BatchEventRedeployInstance: batchEventRedeployInstance,
} as const satisfies Record<string, Handler>;

export type ActionName = keyof typeof ACTIONS;

export function isActionName(text: string): text is ActionName {
  return Object.hasOwn(ACTIONS, text);
}
