import { createRequire } from 'node:module';
import { pageContext } from '@/app/(desk)/page-context';

// What page-context.test.ts starts: one page is drawn, whose layout and page both ask for their context.

// Next's own copy of React's server renderer, the one that draws the pages of the desk.
const { renderToReadableStream } = createRequire(import.meta.url)(
  'next/dist/compiled/react-server-dom-turbopack/server.node.js',
);

const session = {
  user: { id: 'u1', email: 'vera@desk.test', name: 'Vera', role: 'viewer' as const, regions: null },
  sessionId: 's1',
};

async function draw(): Promise<string[]> {
  const ids: string[] = [];
  const part = async () => {
    ids.push((await pageContext(session)).correlationId);
    return null;
  };
  const { createElement } = await import('react');
  const stream: ReadableStream = renderToReadableStream(
    createElement('div', null, createElement(part), createElement(part)),
    {},
  );
  for await (const _ of stream) {
  }
  return ids;
}

process.stdout.write(JSON.stringify([await draw(), await draw()]));
process.exit(0);
