import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';

/** A robot of DingTalk's shape on this machine: it checks the signature, and answers 200 whatever it thinks. */
export type Robot = {
  host: string;
  address: string;
  /** Messages that were signed well, as `title` and `text`. */
  taken: { title: string; text: string }[];
  /** What it says from now on instead of taking messages; null: it takes them. */
  refuses: { errcode: number; errmsg: string } | null;
  stop(): Promise<void>;
};

export const ROBOT_SECRET = 'SECe2e0123456789abcdef';
const TOKEN = 'e2etoken0123456789';

export async function startRobot(): Promise<Robot> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const asked = new URL(request.url ?? '', 'http://robot');
      const timestamp = asked.searchParams.get('timestamp');
      const sign = createHmac('sha256', ROBOT_SECRET)
        .update(`${timestamp}\n${ROBOT_SECRET}`)
        .digest('base64');
      const isOurs =
        asked.searchParams.get('sign') === sign && asked.searchParams.get('access_token') === TOKEN;
      const said = robot.refuses ?? (isOurs ? { errcode: 0, errmsg: 'ok' } : BAD_SIGN);
      if (said.errcode === 0) robot.taken.push(JSON.parse(body).markdown);
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('no port');
  const host = `127.0.0.1:${at.port}`;
  const robot: Robot = {
    host,
    address: `http://${host}/robot/send?access_token=${TOKEN}`,
    taken: [],
    refuses: null,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return robot;
}

const BAD_SIGN = { errcode: 310000, errmsg: 'sign not match' };
