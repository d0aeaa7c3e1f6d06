import { type FormBody, formOf } from '@/e2e/abuse/form-body';

/** Bodies of actions that attack the decoder of React's own format (the family of CVE-2025-55182). */

type Fields = [string, string][];
const TEXT = 'text/plain;charset=UTF-8';

function text(body: string): FormBody {
  return { body, contentType: TEXT };
}

function nested(open: string, close: string, depth: number): FormBody {
  return text(`[${open.repeat(depth)}1${close.repeat(depth)}]`);
}

/** Each part names the next: `$2` in part 1, `$3` in part 2… */
function chain(length: number): Fields {
  const links = Array.from({ length }, (_, index): [string, string] => [
    String(index + 1),
    index === length - 1 ? '{}' : `{"a":"$${index + 2}"}`,
  ]);
  return [['0', '["$1"]'], ...links];
}

/** A forged chunk whose `then` would make the decoder run `code`. */
function chunkThatRuns(code: string, first: string): string {
  const response = { _prefix: code, _chunks: '$Q2', _formData: { get: `${first}:constructor:constructor` } };
  const chunk = [
    ['then', `${first}:__proto__:then`],
    ['status', 'resolved_model'],
    ['reason', -1],
    ['value', '{"then":"$B1337"}'],
    ['_response', response],
  ] as const;
  return JSON.stringify(Object.fromEntries(chunk));
}

/** By name. @param file that one of them would write, if it could run code; `id` of any action */
export function flightPayloads(file: string, id: string): Record<string, FormBody> {
  const code = `process.mainModule.require('fs').writeFileSync(${JSON.stringify(file)},'x');`;
  const bits: Record<string, Fields> = {
    'a path to __proto__': [
      ['0', '["$1:__proto__"]'],
      ['1', '{}'],
    ],
    'a path to a method of __proto__': [
      ['0', '["$1:__proto__:toString"]'],
      ['1', '{}'],
    ],
    'a path to the Function constructor': [
      ['0', '["$1:constructor:constructor"]'],
      ['1', '{}'],
    ],
    'a path to the constructor of a text': [
      ['0', '["$1:constructor"]'],
      ['1', '"x"'],
    ],
    'a path of 10,000 steps': [
      ['0', `["$1${':a'.repeat(10_000)}"]`],
      ['1', '{}'],
    ],
    'a forged chunk that runs code': [
      ['0', chunkThatRuns(code, '$1')],
      ['1', '"$@0"'],
      ['2', '[]'],
    ],
    'a forged chunk as the argument': [
      ['0', '["$1"]'],
      ['1', chunkThatRuns(code, '$2')],
      ['2', '"$@1"'],
    ],
    'a promise with a getter': [
      ['0', '["$@1"]'],
      ['1', '{"then":"$0:constructor"}'],
    ],
    itself: [['0', '["$0"]']],
    'a promise of itself': [['0', '["$@0"]']],
    'a cycle of two': [
      ['0', '["$1"]'],
      ['1', '["$2"]'],
      ['2', '["$1"]'],
    ],
    'a cycle of texts': [
      ['0', '["$1"]'],
      ['1', '"$2"'],
      ['2', '"$1"'],
    ],
    'a part that is missing': [['0', '["$5"]']],
    'references 10,000 deep': chain(10_000),
    'references 10,000 deep, last first': [...chain(10_000).slice(1).reverse(), ['0', '["$1"]']],
    'each part twice the next, 30 deep': [
      ['0', '["$1"]'],
      ...Array.from({ length: 30 }, (_, index): [string, string] => [
        String(index + 1),
        index === 29 ? '{}' : `["$${index + 2}","$${index + 2}"]`,
      ]),
    ],
    'a map of itself': [
      ['0', '["$Q1"]'],
      ['1', '[["$Q1","$Q1"]]'],
    ],
    'a map of 50,000': [
      ['1', JSON.stringify(Array.from({ length: 50_000 }, (_, i) => [i, i]))],
      ['0', '["$Q1"]'],
    ],
    'a set of 100,000': [
      ['1', JSON.stringify(Array.from({ length: 100_000 }, (_, i) => i))],
      ['0', '["$W1"]'],
    ],
    'an iterator of itself': [
      ['1', '["$i1"]'],
      ['0', '["$i1"]'],
    ],
    'a form for an argument': [
      ['0', '["$K1_"]'],
      ...Array.from({ length: 5_000 }, (_, i): [string, string] => [`1_${i}`, 'x']),
    ],
    '2,000 forms of 500 fields': [
      ['0', JSON.stringify([Array.from({ length: 2_000 }, () => '$K1_')])],
      ...Array.from({ length: 500 }, (_, i): [string, string] => [`1_${i}`, 'x']),
    ],
    'a server reference': [
      ['1', JSON.stringify({ id, bound: '$@2' })],
      ['2', '[{}]'],
      ['0', '["$h1"]'],
    ],
    'a server reference to a module of Node': [
      ['1', '{"id":"fs#readFileSync","bound":null}'],
      ['0', '["$h1"]'],
    ],
    'a server reference to __proto__': [
      ['1', '{"id":"__proto__","bound":null}'],
      ['0', '["$h1"]'],
    ],
    'a stream': [
      ['0', '["$R1"]'],
      ['1', ''],
    ],
    'a blob that is none': [
      ['0', '["$B1"]'],
      ['1', 'x'],
    ],
    'a typed array that is none': [
      ['0', '["$A1"]'],
      ['1', 'x'],
    ],
  };
  return {
    ...Object.fromEntries(Object.entries(bits).map(([name, fields]) => [name, formOf(fields)])),
    '__proto__ in JSON': text('[{"__proto__":{"isAdmin":true,"role":"admin"},"draftId":"x"}]'),
    'lists 1,000 deep': nested('[', ']', 1_000),
    'lists 10,000 deep': nested('[', ']', 10_000),
    'lists 400,000 deep': nested('[', ']', 400_000),
    'objects 100,000 deep': nested('{"a":', '}', 100_000),
    'a number of a million digits': text(`["$n${'9'.repeat(1_000_000)}"]`),
    'a date that is none': text('["$D9999999999999999999999999"]'),
    'a temporary reference': text('["$T"]'),
    'no JSON': text('{'),
    nothing: text(''),
    'null for the arguments': text('null'),
    'a text for the arguments': text('"x"'),
    'arguments by length alone': text('{"length":100000000}'),
    '1,001 arguments': text(JSON.stringify(Array.from({ length: 1_001 }, () => ({})))),
  };
}
