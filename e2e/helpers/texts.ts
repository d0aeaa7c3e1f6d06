import { readFileSync } from 'node:fs';
import { createTranslator } from 'use-intl/core';

type Tree = { [key: string]: string | Tree };

const read = new Map<string, Tree>();

/** The messages of one file of a language, read once. */
function messagesOf(locale: string, file: string): Tree {
  const path = `lib/i18n/messages/${locale}/${file}.json`;
  const messages = read.get(path) ?? (JSON.parse(readFileSync(path, 'utf8')) as Tree);
  read.set(path, messages);
  return messages;
}

/**
 * A text as the product shows it: `textOf('approvals.revise.voids', { count: 1 })`. The key begins with the name of its
 * file; tests run in the project's folder. Throws when there is no such text, or a value that it needs is missing.
 */
export function textOf(
  key: string,
  values: Record<string, string | number> = {},
  locale: 'en' | 'zh-CN' = 'en',
): string {
  const [file = '', ...path] = key.split('.');
  const t = createTranslator<Record<string, string>>({
    locale,
    messages: messagesOf(locale, file) as Record<string, string>,
    onError: (error) => {
      throw error;
    },
  });
  return t(path.join('.'), values);
}
