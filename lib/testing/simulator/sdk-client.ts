import OpenApi, { $OpenApiUtil } from '@alicloud/openapi-core';
import * as $dara from '@darabonba/typescript';
import { isRecord } from '@/lib/simulator/params';
import type { Simulator } from '@/lib/simulator/server';

/** What came back: the body, or the error that the vendor's own client made of it. */
export type SdkAnswer =
  | { ok: true; body: Record<string, unknown> }
  | { ok: false; error: Error & { code?: unknown; statusCode?: unknown; retryAfter?: unknown } };

export type SdkCall = (
  action: string,
  query: Record<string, string>,
  options?: { readTimeoutMs?: number },
) => Promise<SdkAnswer>;

/** Sends real requests by the vendor's client, which signs them: an independent check of the simulator's signature. */
export function sdkClient(
  simulator: Pick<Simulator, 'port' | 'accessKeyId' | 'accessKeySecret'>,
  more: Record<string, unknown> = {},
): SdkCall {
  const client = new OpenApi(
    new $OpenApiUtil.Config({
      accessKeyId: simulator.accessKeyId,
      accessKeySecret: simulator.accessKeySecret,
      endpoint: `127.0.0.1:${simulator.port}`,
      protocol: 'HTTP',
      ...more,
    }),
  );
  return async (action, query, { readTimeoutMs = 15_000 } = {}) => {
    const params = new $OpenApiUtil.Params({
      action,
      version: '2017-11-10',
      protocol: 'HTTP',
      pathname: '/',
      method: 'POST',
      authType: 'AK',
      style: 'RPC',
      reqBodyType: 'formData',
      bodyType: 'json',
    });
    const runtime = new $dara.RuntimeOptions({ readTimeout: readTimeoutMs, connectTimeout: readTimeoutMs });
    try {
      const reply = await client.callApi(params, new $OpenApiUtil.OpenApiRequest({ query }), runtime);
      return { ok: true, body: isRecord(reply.body) ? reply.body : {} };
    } catch (error) {
      return { ok: false, error: error instanceof Error ? error : new Error(String(error)) };
    }
  };
}
