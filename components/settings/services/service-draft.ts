import type { ServiceMatch } from '@/lib/domain/schedule/service-match';
import type { ServiceDetail } from '@/lib/schemas/services';

/** A manual service as its dialog holds it: lists as lines of text. */
export type ServiceDraft = {
  name: string;
  tags: string;
  names: string;
  ids: string;
  regionIds: readonly string[];
  ownerNote: string;
};

export function serviceDraftOf(service: ServiceDetail | null): ServiceDraft {
  const match = service?.match ?? { tags: [], names: [], regionIds: [], instanceIds: [] };
  return {
    name: service?.name ?? '',
    tags: match.tags.map(({ key, value }) => `${key}=${value}`).join('\n'),
    names: match.names.join('\n'),
    ids: match.instanceIds.join('\n'),
    regionIds: match.regionIds,
    ownerNote: service?.ownerNote ?? '',
  };
}

type Match = {
  -readonly [Part in keyof ServiceMatch]: [...ServiceMatch[Part]];
};

/** What the draft takes; null when a tag is not written as key=value. Empty lines and doubles do not count. */
export function matchOfDraft({ tags, names, ids, regionIds }: ServiceDraft): Match | null {
  const pairs = linesOf(tags).map((line) => {
    const at = line.indexOf('=');
    return { key: line.slice(0, at).trim(), value: line.slice(at + 1).trim(), isWhole: at > 0 };
  });
  if (pairs.some(({ key, value, isWhole }) => !isWhole || key === '' || value === '')) return null;
  return {
    tags: pairs.map(({ key, value }) => ({ key, value })),
    names: linesOf(names),
    regionIds: [...regionIds],
    instanceIds: linesOf(ids.replaceAll(/[,\s]+/g, '\n')),
  };
}

function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}
