import 'server-only';
import type Credential from '@alicloud/credentials';
import OpenApiModule, { $OpenApiUtil } from '@alicloud/openapi-core';
import { RuntimeOptions } from '@darabonba/typescript';
import { EnsError } from './errors';
import {
  mapHistoryEvents,
  mapInstances,
  mapInstancesPage,
  mapRedeployReply,
  mapRegions,
  mapTags,
} from './map';
import { classify, type ReplyHead, readReply, watchingHead } from './reply';
import type { EnsClient, EventInfo } from './types';
import type { WireEventInfo } from './wire';

/** DescribeInstances takes at most 100 ids, and answers 10 rows unless PageSize asks for more (ens-api §2.5). */
const MAX_INSTANCE_IDS = 100;

type Query = Record<string, string>;

/** Parameters of DescribeHistoryEvents; lists are joined by commas, as the SDK does. */
export function historyEventsQuery(request: {
  eventTypes: readonly string[];
  eventStatus?: readonly string[];
  resourceIds?: readonly string[];
  pageNumber: number;
  pageSize: number;
}): Query {
  const { eventTypes, eventStatus = [], resourceIds = [], pageNumber, pageSize } = request;
  if (eventTypes.length === 0) throw invalidRequest('EventTypes needs at least one type.');
  return {
    EventTypes: joined(eventTypes),
    ...(eventStatus.length > 0 && { EventStatus: joined(eventStatus) }),
    ...(resourceIds.length > 0 && { ResourceIds: joined(resourceIds) }),
    PageNumber: String(pageNumber),
    PageSize: String(pageSize),
  };
}

/** Parameters of DescribeInstances: the ids are a JSON array in a string, and so is the page size a string. */
export function instancesQuery(instanceIds: readonly string[]): Query {
  if (instanceIds.length > MAX_INSTANCE_IDS) throw invalidRequest('InstanceIds takes at most 100 ids.');
  return { InstanceIds: JSON.stringify(instanceIds), PageSize: String(MAX_INSTANCE_IDS) };
}

/** Parameters of a page of all instances: without ids, and both numbers as texts (ens-api §2.5). */
export function instancesPageQuery({
  pageNumber,
  pageSize,
}: {
  pageNumber: number;
  pageSize: number;
}): Query {
  return { PageNumber: String(pageNumber), PageSize: String(pageSize) };
}

/** [DOC] `ResourceId.N`, N from 1 to 50. */
const MAX_TAG_IDS = 50;

/**
 * Parameters of ListTagResources. The list travels as `ResourceId.1`, `ResourceId.2` … ([META] RepeatList, and the SDK,
 * which does not join this one by commas).
 */
export function tagsQuery(resourceIds: readonly string[], nextToken?: string): Query {
  if (resourceIds.length > MAX_TAG_IDS) throw invalidRequest('ResourceId takes at most 50 ids.');
  return {
    ResourceType: 'instance',
    ...Object.fromEntries(resourceIds.map((id, index) => [`ResourceId.${index + 1}`, id.toWellFormed()])),
    ...(nextToken !== undefined && { NextToken: nextToken.toWellFormed() }),
  };
}

/** Parameters of BatchEventRedeployInstance. JSON escapes lone surrogates, so that any id can be signed and sent. */
export function redeployQuery(eventInfos: readonly EventInfo[]): Query {
  if (eventInfos.length === 0) throw invalidRequest('EventInfos needs at least one row.');
  return { EventInfos: JSON.stringify(eventInfos.map(wireEventInfo)) };
}

/** Keys in the order of the vendor's model; PlanTime is a JSON number, and absent for `immediate`. */
function wireEventInfo({ eventId, resourceId, opsType, planTime }: EventInfo): WireEventInfo {
  if (opsType === 'immediate') return { EventId: eventId, OpsType: opsType, ResourceId: resourceId };
  if (planTime === undefined || !Number.isSafeInteger(planTime)) {
    throw invalidRequest('PlanTime must be epoch milliseconds when OpsType is scheduled.');
  }
  return { EventId: eventId, OpsType: opsType, PlanTime: planTime, ResourceId: resourceId };
}

/** A lone surrogate in a bare parameter could be neither signed nor sent. */
function joined(items: readonly string[]): string {
  return items.join(',').toWellFormed();
}

/** A mistake of ours that was caught before anything was sent. */
function invalidRequest(message: string): EnsError {
  return new EnsError({ kind: 'not_sent', code: 'InvalidRequest', message });
}

const API_VERSION = '2017-11-10';

/** The read timer must strike first: it names the failure rightly. */
const CONNECT_MARGIN_MS = 1_000;

export type EnsClientOptions = {
  /** Origin, e.g. `https://ens.aliyuncs.com`; `http:` is for a fake ENS on this machine. */
  endpoint: string;
  credential: Credential;
  /** From the connection to the end of the reply. */
  readTimeoutMs: number;
  /**
   * Read timeout + 1 s unless given. The SDK's connect timer runs on after the connection is made and ends every
   * call whose reply is silent for that long, so a shorter one also cuts the read timeout short.
   */
  connectTimeoutMs?: number;
};

/**
 * The typed client of ENS. Each method makes exactly one HTTP request, without any retry, and throws only EnsError.
 * Method and field names are those of the vendor's SDK.
 */
export function createEnsClient(options: EnsClientOptions): EnsClient {
  const api = new EnsApi(options);
  return {
    describeHistoryEvents: async (request) =>
      api.call('DescribeHistoryEvents', historyEventsQuery(request), (body) =>
        mapHistoryEvents(body, request),
      ),
    // An empty list would be a valid filter that finds nothing.
    describeInstances: async ({ instanceIds }) =>
      instanceIds.length === 0
        ? []
        : api.call('DescribeInstances', instancesQuery(instanceIds), mapInstances),
    describeInstancesPage: async (request) =>
      api.call('DescribeInstances', instancesPageQuery(request), (body) => mapInstancesPage(body, request)),
    listTagResources: async ({ resourceIds, nextToken }) =>
      resourceIds.length === 0
        ? { tags: [], nextToken: null }
        : api.call('ListTagResources', tagsQuery(resourceIds, nextToken), mapTags),
    describeEnsRegions: () => api.call('DescribeEnsRegions', {}, mapRegions),
    batchEventRedeployInstance: async ({ eventInfos }) =>
      api.call('BatchEventRedeployInstance', redeployQuery(eventInfos), mapRedeployReply),
  };
}

const OpenApi = defaultOf(OpenApiModule);

/**
 * The class that the vendor's SDK extends too; it signs (V3) and sends. Its retries stay off: `retryOptions` is never
 * set. Replies are not cast to the SDK's models, which throw away a whole reply for one odd field.
 */
class EnsApi extends OpenApi {
  readonly #runtime: RuntimeOptions;

  constructor({ endpoint, credential, readTimeoutMs, connectTimeoutMs }: EnsClientOptions) {
    const { host, protocol: scheme } = new URL(endpoint);
    super(
      new $OpenApiUtil.Config({
        credential,
        endpoint: host,
        protocol: scheme === 'http:' ? 'HTTP' : 'HTTPS',
      }),
    );
    this.#runtime = new RuntimeOptions({
      readTimeout: readTimeoutMs,
      connectTimeout: connectTimeoutMs ?? readTimeoutMs + CONNECT_MARGIN_MS,
    });
  }

  /** Sends one request, all parameters in the query string, and gives what `read` makes of its JSON. Throws EnsError. */
  async call<T>(action: string, query: Query, read: (body: unknown) => T): Promise<T> {
    const head: ReplyHead = { httpStatus: null, requestId: null };
    try {
      const reply = await watchingHead(head, () =>
        this.callApi(
          paramsOf(action),
          new $OpenApiUtil.OpenApiRequest({ query, headers: CLOSE_AFTERWARDS }),
          this.#runtime,
        ),
      );
      const { httpStatus } = head;
      if (httpStatus === null || httpStatus < 200 || httpStatus > 299) throw unexpectedStatus(head);
      return read(readReply(bytesOf(reply.body), head));
    } catch (thrown) {
      throw classify(thrown, head);
    }
  }
}

/** The generic form of the SDK's own operations. The scheme is the client's: it overrules the one here. */
function paramsOf(action: string): $OpenApiUtil.Params {
  return new $OpenApiUtil.Params({
    action,
    version: API_VERSION,
    protocol: 'HTTPS',
    pathname: '/',
    method: 'POST',
    authType: 'AK',
    style: 'RPC',
    reqBodyType: 'formData',
    // Only how the SDK hands the reply over: it is read by ourselves (reply.ts).
    bodyType: 'byte',
  });
}

/**
 * The SDK's agents keep connections alive and cannot be replaced. An order that meets a connection which the server
 * is just closing is not sent again by anybody, but its outcome is unknown. So we ask the server to close each one
 * after its reply: the price is a new handshake for each call, at a few calls a second.
 */
const CLOSE_AFTERWARDS = { connection: 'close' };

/** The SDK takes a redirect with JSON in it for success. */
function unexpectedStatus(head: ReplyHead): EnsError {
  return new EnsError({
    kind: 'unknown',
    code: 'UnexpectedStatus',
    message: 'The answer did not come from ENS.',
    ...head,
  });
}

function bytesOf(body: unknown): Uint8Array {
  return body instanceof Uint8Array ? body : new Uint8Array();
}

/**
 * The default export of a CommonJS package. Node's own loader (the commands) gives the whole module where a bundler (the
 * server) gives its default: both load the same files of ours.
 */
export function defaultOf<T>(imported: T): T {
  return hasDefault<T>(imported) ? imported.default : imported;
}

function hasDefault<T>(imported: unknown): imported is { default: T } {
  return typeof imported === 'object' && imported !== null && 'default' in imported;
}
