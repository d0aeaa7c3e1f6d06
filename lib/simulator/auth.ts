import { createHash, createHmac } from 'node:crypto';
import { missingParameter, Refusal } from './reply';

export type KeyPair = { accessKeyId: string; accessKeySecret: string };

export type ReceivedRequest = {
  method: string;
  path: string;
  query: ReadonlyMap<string, string>;
  headers: ReadonlyMap<string, string>;
  body: Buffer;
};

/** Nonces that were used, with the real time of their use. */
export type NonceStore = Map<string, number>;

/** [DOC] Requests more than about 15 minutes off are refused. */
export const MAX_CLOCK_SKEW_MS = 15 * 60_000;

const REQUIRED_HEADERS = [
  'host',
  'x-acs-action',
  'x-acs-version',
  'x-acs-date',
  'x-acs-signature-nonce',
  'x-acs-content-sha256',
] as const;

/**
 * Lets a correctly signed request pass and remembers its nonce; throws a Refusal otherwise.
 * `realNowMs` is the wall clock: the virtual clock of the events has no say here.
 */
export function checkSignature(
  request: ReceivedRequest,
  keys: KeyPair,
  nonces: NonceStore,
  realNowMs: number,
): void {
  const claim = readAuthorization(request.headers);
  // An account may have several keys: those of a test's servers are told apart by what follows the point.
  if (claim.accessKeyId.split('.')[0] !== keys.accessKeyId) {
    throw new Refusal(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
  }
  checkSignedHeaders(request.headers, claim.signedHeaders);
  checkDate(headerOf(request.headers, 'x-acs-date'), realNowMs);
  checkDigest(request, claim, keys);
  claimNonce(headerOf(request.headers, 'x-acs-signature-nonce'), nonces, realNowMs);
}

function headerOf(headers: ReadonlyMap<string, string>, name: string): string {
  const value = headers.get(name)?.trim();
  if (value === undefined || value === '') {
    throw missingParameter(name);
  }
  return value;
}

type Claim = { accessKeyId: string; signedHeaders: string[]; signature: string };

function readAuthorization(headers: ReadonlyMap<string, string>): Claim {
  const header = headerOf(headers, 'authorization');
  const match = /^(\S+) Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]+)$/.exec(header);
  const [, algorithm, accessKeyId, signedHeaders, signature] = match ?? [];
  if (accessKeyId === undefined || signedHeaders === undefined || signature === undefined) {
    throw new Refusal(400, 'IncompleteSignature', 'The Authorization header cannot be read.');
  }
  if (algorithm !== ALGORITHM) {
    throw new Refusal(400, 'InvalidSignatureMethod', `Only ${ALGORITHM} is supported here.`);
  }
  return { accessKeyId, signedHeaders: signedHeaders.split(';'), signature };
}

/** Every `x-acs-*` header that came must be signed, and the required ones must have come. */
function checkSignedHeaders(headers: ReadonlyMap<string, string>, signedHeaders: readonly string[]): void {
  for (const name of REQUIRED_HEADERS) {
    headerOf(headers, name);
  }
  const mustBeSigned = new Set<string>([
    ...REQUIRED_HEADERS,
    ...[...headers.keys()].filter((name) => name.startsWith('x-acs-')),
  ]);
  for (const name of mustBeSigned) {
    if (!signedHeaders.includes(name)) {
      throw new Refusal(400, 'IncompleteSignature', `The header ${name} is not signed.`);
    }
  }
}

function checkDate(date: string, realNowMs: number): void {
  const sentMs = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(date) ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(sentMs)) {
    throw new Refusal(400, 'InvalidTimeStamp.Format', 'x-acs-date must look like 2026-01-31T23:59:59Z.');
  }
  if (Math.abs(sentMs - realNowMs) > MAX_CLOCK_SKEW_MS) {
    throw new Refusal(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.');
  }
}

function checkDigest(request: ReceivedRequest, claim: Claim, keys: KeyPair): void {
  const bodySha256 = sha256Hex(request.body);
  const signed = { ...request, signedHeaders: claim.signedHeaders, bodySha256 };
  const digestMatches = request.headers.get('x-acs-content-sha256') === bodySha256;
  if (digestMatches && signatureOf(signed, keys.accessKeySecret) === claim.signature) {
    return;
  }
  const hint = digestMatches ? 'server CanonicalRequest is' : 'x-acs-content-sha256 does not fit the body;';
  throw new Refusal(
    400,
    'SignatureDoesNotMatch',
    `Specified signature is not matched with our calculation. ${hint} [${canonicalRequest(signed)}]`,
  );
}

function claimNonce(nonce: string, nonces: NonceStore, realNowMs: number): void {
  for (const [known, usedMs] of nonces) {
    // A request that old is refused by its date, so its nonce need not be kept. Oldest first: stop at the first young one.
    if (realNowMs - usedMs <= 2 * MAX_CLOCK_SKEW_MS) {
      break;
    }
    nonces.delete(known);
  }
  if (nonces.has(nonce)) {
    throw new Refusal(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.');
  }
  nonces.set(nonce, realNowMs);
}

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

const ALGORITHM = 'ACS3-HMAC-SHA256';

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

function canonicalRequest(request: SignedRequest): string {
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
