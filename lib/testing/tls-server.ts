import 'server-only';
import { createSign, generateKeyPairSync } from 'node:crypto';
import https from 'node:https';
import type { SecureVersion } from 'node:tls';

/** For tests: somebody on loopback who answers for the cloud, with a certificate that nobody vouches for. */
export type TlsServer = {
  url: string;
  /** Of its certificate. */
  cert: string;
  /** What reached it: connections, and decrypted bytes of any request. */
  seen: { connections: number; bytes: number };
  close(): Promise<void>;
};

/** @param name that the certificate is made out to; the server listens on `localhost` */
export async function startTlsServer(version: SecureVersion, name = 'localhost'): Promise<TlsServer> {
  const { key, cert } = selfSigned(name);
  const seen = { connections: 0, bytes: 0 };
  const server = https.createServer({ key, cert, minVersion: version, maxVersion: version }, (_, response) =>
    response.end('{}'),
  );
  server.on('connection', () => {
    seen.connections += 1;
  });
  server.on('secureConnection', (socket) =>
    socket.on('data', (chunk: Buffer) => {
      seen.bytes += chunk.length;
    }),
  );
  const port = await new Promise<number>((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  return {
    url: `https://localhost:${port}`,
    cert,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** For tests: a key and a certificate for `name` that only itself vouches for. Node makes keys, but no certificates. */
function selfSigned(name: string): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = seq(ECDSA_WITH_SHA256);
  const subject = seq(der(0x31, seq(COMMON_NAME, der(0x0c, Buffer.from(name)))));
  const validity = seq(der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231235959Z')));
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const body = seq(der(0x02, Buffer.from([1])), algorithm, subject, validity, subject, spki);
  const signature = createSign('sha256').update(body).sign(privateKey);
  const certificate = seq(body, algorithm, der(0x03, Buffer.from([0]), signature));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}

const ECDSA_WITH_SHA256 = Buffer.from('06082a8648ce3d040302', 'hex');
const COMMON_NAME = Buffer.from('0603550403', 'hex');

function seq(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts);
}

/** One value of ASN.1 in its DER form: tag, length, content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const bytes =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...bytes]), content]);
}
