import 'server-only';
import { eventKey } from '@/lib/domain/events';
import { EnsError } from '@/lib/server/ens/errors';
import type { EnsClient } from '@/lib/server/ens/types';
import type { FakeCloud } from './cloud';

/** The fake cloud behind the seam of the real jobs. @param waitUntil lets the time of an answer come (epoch ms) */
export function clientOfCloud(
  cloud: FakeCloud,
  clock: { now: () => number; waitUntil: (atMs: number) => void },
): EnsClient {
  let calls = 0;
  return {
    describeHistoryEvents: async ({ resourceIds, pageNumber, pageSize }) => {
      cloud.settle(clock.now());
      const events = [...cloud.events.values()]
        .filter(({ resourceId }) => !resourceIds || resourceIds.includes(resourceId))
        .map(({ eventId, resourceId, status, notBeforeMs }) => ({
          eventId,
          resourceId,
          eventType: 'Instance:SystemFailure.Redeploy',
          eventLevel: 'CRITICAL',
          eventStatus: status,
          reason: '',
          notBeforeMs,
          publishTimeMs: null,
          extendedAttribute: '',
        }));
      return { requestId: null, events, totalCount: events.length, pageNumber, pageSize, unreadable: 0 };
    },
    describeInstances: async () => [],
    describeEnsRegions: async () => [],
    batchEventRedeployInstance: async ({ eventInfos }) => {
      const rows = eventInfos.map(({ eventId, resourceId, planTime }) => ({
        eventId,
        resourceId,
        key: eventKey({ eventId, resourceId }),
        order:
          planTime === undefined
            ? { opsType: 'immediate' as const, planTimeMs: null }
            : { opsType: 'scheduled' as const, planTimeMs: planTime },
      }));
      const { answer, answeredAtMs } = cloud.receive(`call-${++calls}`, rows, clock.now());
      clock.waitUntil(answeredAtMs);
      cloud.settle(clock.now());
      if (answer.kind === 'reply') {
        return { requestId: answer.requestId, code: null, message: null, results: [...answer.results] };
      }
      const { errorKind: kind, code, message, httpStatus, retryAfterMs } = answer;
      throw new EnsError({ kind, code, message, httpStatus, retryAfterMs });
    },
  };
}
