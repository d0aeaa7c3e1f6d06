import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import Credential, { Config } from '@alicloud/credentials';
import { afterEach, expect, test } from 'vitest';
import { startTlsServer, type TlsServer } from '@/lib/testing/tls-server';
import { createEnsClient } from './client';
import { classify } from './reply';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(...args: Parameters<typeof startTlsServer>): Promise<TlsServer> {
  const server = await startTlsServer(...args);
  closing.push(server.close);
  return server;
}

const clientOf = (endpoint: string) =>
  createEnsClient({
    endpoint,
    credential: new Credential(
      new Config({ type: 'access_key', accessKeyId: 'id', accessKeySecret: 'hush7' }),
    ),
    readTimeoutMs: 5_000,
  });
const order = (url: string) =>
  clientOf(url).batchEventRedeployInstance({
    eventInfos: [{ eventId: 'e-1', resourceId: 'i-1', opsType: 'immediate' }],
  });

test.each(['TLSv1.2', 'TLSv1.3'] as const)(
  'a certificate that nobody vouches for, over %s: not one byte of the request leaves',
  async (version) => {
    const server = await serve(version);
    for (let tries = 1; tries <= 5; tries++) {
      await expect(order(server.url)).rejects.toMatchObject({
        kind: 'not_sent',
        code: 'CertificateRefused',
        message: expect.stringContaining('DEPTH_ZERO_SELF_SIGNED_CERT'),
      });
    }
    expect(server.seen).toEqual({ connections: 5, bytes: 0 });
  },
);

test('a certificate of a trusted issuer for another name: nothing leaves either', async () => {
  const server = await serve('TLSv1.3', 'elsewhere.example');
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-tls-'));
  const file = path.join(folder, 'ca.pem');
  writeFileSync(file, server.cert);
  // A process trusts an issuer from its start on, so another one asks.
  const ask = `require('node:https').get(${JSON.stringify(server.url)}).on('error', (e) => console.log(e.code))`;
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: file };
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', ask], { env });
  rmSync(folder, { recursive: true });
  expect(stdout.trim()).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  expect(server.seen).toEqual({ connections: 1, bytes: 0 });
  expect(classify({ code: stdout.trim() })).toMatchObject({ kind: 'not_sent', code: 'CertificateRefused' });
});

test('whoever speaks no TLS proves nothing: unknown, and never asked again without it', async () => {
  let requests = 0;
  const plain = http.createServer((_, response) => {
    requests += 1;
    response.end('{}');
  });
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
  const address = plain.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  closing.push(async () => void plain.close());
  await expect(order(`https://localhost:${port}`)).rejects.toMatchObject({ kind: 'unknown' });
  expect(requests).toBe(0);
});

test('a fault of the TLS connection itself is not taken for a refused certificate', () => {
  for (const code of ['EPROTO', 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'ECONNRESET']) {
    expect(classify({ code }).kind).toBe('unknown');
  }
});
