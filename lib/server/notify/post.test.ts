import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { parseEgressList } from '@/lib/server/notify/egress-list';
import { MAX_REPLY_BYTES, postGuarded } from '@/lib/server/notify/post';

/** Real receivers on this machine. */
const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function receiver(answer: RequestListener) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { port, asked };
}
const listed = (port: number, host = '127.0.0.1') => parseEgressList(`${host}:${port}`) ?? [];

describe('a guarded request', () => {
  test('carries its headers and body, and gives status, body and Retry-After', async () => {
    const { port } = await receiver((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        response.writeHead(429, { 'retry-after': '7' });
        response.end(
          JSON.stringify({ body, type: request.headers['content-type'], id: request.headers['webhook-id'] }),
        );
      });
    });
    const result = await postGuarded(
      { url: `http://127.0.0.1:${port}/x`, headers: { 'webhook-id': 'ntc_1' }, body: '{"a":"é"}' },
      { list: listed(port) },
    );
    expect(result).toMatchObject({ kind: 'answered', status: 429, retryAfter: '7' });
    expect(JSON.parse('body' in result ? result.body : '')).toEqual({
      body: '{"a":"é"}',
      type: 'application/json; charset=utf-8',
      id: 'ntc_1',
    });
  });

  test('follows no redirect', async () => {
    const inside = await receiver((_request, response) => response.end('secret'));
    const { port } = await receiver((_request, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${inside.port}/` });
      response.end('moved');
    });
    const result = await postGuarded(
      { url: `http://127.0.0.1:${port}/`, body: '{}' },
      { list: listed(port) },
    );
    expect(result).toMatchObject({ kind: 'answered', status: 302, body: 'moved' });
    expect(inside.asked).toEqual([]);
  });

  test('gives up on one that drips, in all and not for each piece', async () => {
    const { port } = await receiver((_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(drip));
    });
    // It drips for ever: with a limit for each piece this would never end.
    const result = await postGuarded(
      { url: `http://127.0.0.1:${port}/`, body: '{}' },
      { list: listed(port), totalMs: 300 },
    );
    expect(result).toEqual({ kind: 'timed_out' });
  });

  test('and on one that never answers', async () => {
    const { port } = await receiver(() => {});
    const options = { list: listed(port), totalMs: 200 };
    expect(await postGuarded({ url: `http://127.0.0.1:${port}/`, body: '{}' }, options)).toEqual({
      kind: 'timed_out',
    });
  });

  test('reads 64 KiB of one that answers a gigabyte', async () => {
    let written = 0;
    const { port } = await receiver((_request, response) => {
      const piece = Buffer.alloc(65_536, 120);
      const pour = () => {
        while (!response.destroyed && written < 2 ** 30) {
          written += piece.length;
          if (!response.write(piece)) return void response.once('drain', pour);
        }
      };
      pour();
    });
    const result = await postGuarded(
      { url: `http://127.0.0.1:${port}/`, body: '{}' },
      { list: listed(port) },
    );
    expect(result).toEqual({ kind: 'too_long' });
    expect(written).toBeLessThan(100 * MAX_REPLY_BYTES);
  });

  test('names a broken answer and a closed port by code, never by address', async () => {
    const { port } = await receiver((request) => request.socket.destroy());
    const broken = await postGuarded(
      { url: `http://127.0.0.1:${port}/tok`, body: '{}' },
      { list: listed(port) },
    );
    expect(broken).toEqual({ kind: 'unreachable', code: 'ECONNRESET' });
    const closed = await postGuarded({ url: 'http://127.0.0.1:9/tok', body: '{}' }, { list: listed(9) });
    expect(closed).toEqual({ kind: 'unreachable', code: 'ECONNREFUSED' });
  });

  test('an answer that breaks off in its body is no answer', async () => {
    const { port } = await receiver((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"errcode":0');
      setImmediate(() => response.destroy());
    });
    const result = await postGuarded(
      { url: `http://127.0.0.1:${port}/`, body: '{}' },
      { list: listed(port) },
    );
    expect(result.kind).toBe('unreachable');
  });

  test('opens no connection to what is not listed: literals, names, and names that change after the save', async () => {
    const { port, asked } = await receiver((_request, response) => response.end('{}'));
    const nothing = parseEgressList('') ?? [];
    const url = `http://127.0.0.1:${port}/`;
    expect(await postGuarded({ url, body: '' }, { list: nothing })).toEqual({
      kind: 'refused',
      refusal: 'never',
    });
    const named = { url: `http://hooks.example:${port}/`, body: '' };
    const ask = async () => [{ address: '169.254.169.254', family: 4 }];
    const list = listed(port, 'hooks.example');
    expect(await postGuarded(named, { list, ask })).toEqual({ kind: 'refused', refusal: 'metadata' });
    const inside = async () => [{ address: '127.0.0.1', family: 4 }];
    const rebound = await postGuarded(
      { url: 'https://hooks.example/', body: '' },
      { list: parseEgressList('hooks.example') ?? [], ask: inside },
    );
    expect(rebound).toEqual({ kind: 'refused', refusal: 'never' });
    expect(asked).toEqual([]);
    expect(await postGuarded(named, { list, ask: inside })).toMatchObject({ kind: 'answered', status: 200 });
  });
});
