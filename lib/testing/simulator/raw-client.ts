import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { encodeRfc3986, sha256Hex, signatureOf } from '@/lib/simulator/auth';
import { parseJson } from '@/lib/simulator/params';

/** A hand-made request, so that single things can be made wrong. Null in `headers` leaves a header out. */
export type RawRequest = {
  url: string;
  method?: string;
  path?: string;
  action?: string;
  query?: Record<string, string>;
  headers?: Record<string, string | null>;
  /** Replaces headers after signing. */
  tamper?: Record<string, string>;
  keys?: { accessKeyId: string; accessKeySecret: string };
  body?: string;
  /** Header names that are left unsigned. */
  unsigned?: string[];
};

export type RawReply = { status: number; headers: Record<string, unknown>; text: string; json: unknown };

const KEYS = { accessKeyId: 'simulator-key', accessKeySecret: 'simulator-secret' };

export async function sendRaw(raw: RawRequest): Promise<RawReply> {
  const { method = 'POST', path = '/', query = {}, body = '', keys = KEYS, unsigned = [] } = raw;
  const url = new URL(raw.url);
  const headers = new Map<string, string>([
    ['host', url.host],
    ['x-acs-action', raw.action ?? 'DescribeEnsRegions'],
    ['x-acs-version', '2017-11-10'],
    ['x-acs-date', `${new Date().toISOString().slice(0, 19)}Z`],
    ['x-acs-signature-nonce', randomUUID()],
    ['x-acs-content-sha256', sha256Hex(body)],
  ]);
  for (const [name, value] of Object.entries(raw.headers ?? {})) {
    if (value === null) {
      headers.delete(name);
    } else {
      headers.set(name, value);
    }
  }
  const signedHeaders = [...headers.keys()].filter((name) => !unsigned.includes(name)).sort();
  const signature = signatureOf(
    {
      method,
      path,
      query: new Map(Object.entries(query)),
      headers,
      signedHeaders,
      bodySha256: sha256Hex(body),
    },
    keys.accessKeySecret,
  );
  headers.set(
    'authorization',
    `ACS3-HMAC-SHA256 Credential=${keys.accessKeyId},SignedHeaders=${signedHeaders.join(';')},Signature=${signature}`,
  );
  for (const [name, value] of Object.entries(raw.tamper ?? {})) {
    headers.set(name, value);
  }
  const search = Object.entries(query)
    .map(([key, value]) => `${key}=${encodeRfc3986(value)}`)
    .join('&');
  return exchange(`${url.origin}${path}${search === '' ? '' : `?${search}`}`, method, headers, body);
}

function exchange(
  url: string,
  method: string,
  headers: Map<string, string>,
  body: string,
): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: Object.fromEntries(headers), agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: parseJson(text) });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
