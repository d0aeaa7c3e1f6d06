import http from 'node:http';
import { routes } from '@/lib/url/routes';

export type Guess = { email: string; password: string; address?: string; headers?: Record<string, string> };

/**
 * Tries to sign in over a connection that really comes from `address` (all of 127.0.0.0/8 is this machine).
 * Resolves to the status.
 */
export function guessFrom(
  desk: { url: string },
  { email, password, address, headers }: Guess,
): Promise<number> {
  const { port } = new URL(desk.url);
  const body = JSON.stringify({ email, password });
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        host: '127.0.0.1',
        port,
        path: routes.authSignIn(),
        method: 'POST',
        localAddress: address,
        agent: false,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          host: `localhost:${port}`,
          ...headers,
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** Every way in which a client can claim to come from another network than it does, another one for each `index`. */
export function claimedAddress(index: number): Record<string, string> {
  const ipv4 = `198.51.100.${index % 250}`;
  const ipv6 = `2001:db8:0:1::${index.toString(16)}`;
  const names = [
    'x-forwarded-for',
    'x-real-ip',
    'cf-connecting-ip',
    'true-client-ip',
    'x-client-ip',
    'x-desk-peer',
  ];
  return {
    ...Object.fromEntries(names.map((name) => [name, index % 2 === 0 ? ipv4 : ipv6])),
    forwarded: `for="[${ipv6}]"`,
  };
}

/** How many of the guesses were judged (401), and how many refused without a look (429). Throws for anything else. */
export function countGuesses(statuses: readonly number[]): { judged: number; refused: number } {
  const judged = statuses.filter((status) => status === 401).length;
  const refused = statuses.filter((status) => status === 429).length;
  if (judged + refused !== statuses.length) throw new Error(`statuses ${[...new Set(statuses)].join(', ')}`);
  return { judged, refused };
}
