import { createMultiParser, createParser } from 'nuqs/server';

const MAX_WORDS = 100;
const MAX_WORD_LENGTH = 200;
const MAX_ID_LENGTH = 64;

/** An id of ours; anything longer or empty counts as absent. */
export const parseAsId = createParser<string>({
  parse: (value) => (value !== '' && value.length <= MAX_ID_LENGTH ? value : null),
  serialize: (value) => value,
});

/** Repeated keys: order kept, doubles and oversized values left out. */
export const parseAsWords = createMultiParser<string[]>({
  parse: (values) => {
    const kept = [...new Set(values)].filter((value) => value !== '' && value.length <= MAX_WORD_LENGTH);
    return kept.length === 0 ? null : kept.slice(0, MAX_WORDS);
  },
  serialize: (values) => values,
  eq: (a, b) => a.length === b.length && a.every((value, index) => value === b[index]),
}).withDefault([]);
