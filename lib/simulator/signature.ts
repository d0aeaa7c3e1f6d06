import { createHash, createHmac } from 'node:crypto';

/**
 * Signature V3 (ACS3-HMAC-SHA256), computed anew from what was received.
 * Source: https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature
 */
export type SignedRequest = {
  method: string;
  path: string;
  query: ReadonlyMap<string, string>;
  /** Names in lower case. */
  headers: ReadonlyMap<string, string>;
  /** As the request lists them. */
  signedHeaders: readonly string[];
  bodySha256: string;
};

export const ALGORITHM = 'ACS3-HMAC-SHA256';

export function sha256Hex(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

/** RFC 3986: everything but letters, digits and `-_.~` is escaped. */
export function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export function canonicalRequest(request: SignedRequest): string {
  const query = [...request.query.keys()]
    .sort()
    .map((key) => `${encodeRfc3986(key)}=${encodeRfc3986(request.query.get(key) ?? '')}`)
    .join('&');
  const headers = request.signedHeaders
    .map((name) => `${name}:${(request.headers.get(name) ?? '').trim()}\n`)
    .join('');
  return [
    request.method,
    request.path,
    query,
    headers,
    request.signedHeaders.join(';'),
    request.bodySha256,
  ].join('\n');
}

/** The signature (hex) that the owner of `secret` would have sent. */
export function signatureOf(request: SignedRequest, secret: string): string {
  const toSign = `${ALGORITHM}\n${sha256Hex(canonicalRequest(request))}`;
  return createHmac('sha256', secret).update(toSign).digest('hex');
}
