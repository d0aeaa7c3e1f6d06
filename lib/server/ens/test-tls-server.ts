import 'server-only';
import https from 'node:https';
import type { SecureVersion } from 'node:tls';
import { selfSigned } from './test-certificate';

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
