'use client';

import { SearchBox } from '@/components/table/search-box';
import { useSearchDraft } from '@/components/table/use-search-draft';

/** While somebody types on, the list waits (ms). */
const TYPING_MS = 200;

type ListSearchProps = {
  label: string;
  placeholder: string;
  clearLabel: string;
  value: string;
  onValueChange: (value: string) => void;
  /** Characters that the server takes. */
  maxLength: number;
};

/** Search as one types, over a list whose search stands in the address. */
export function ListSearch({ value, onValueChange, maxLength, ...words }: ListSearchProps) {
  const draft = useSearchDraft({ value, onValueChange, typingMs: TYPING_MS });
  return (
    <SearchBox
      {...words}
      value={draft.text}
      onValueChange={(text) => draft.type(text.slice(0, maxLength))}
      onBlur={draft.settle}
    />
  );
}
