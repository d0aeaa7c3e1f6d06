import { circles, closure, isProduct, paragraphs, readProject, type SourceFile } from '@/lib/cli/house/graph';

/** The verbs whose reading is counted: what somebody opens to read them whole. */
export const WALKS = {
  submit: 'lib/server/services/batches/submit.ts',
  approve: 'lib/server/services/batches/approve.ts',
};

export type Figures = {
  productFiles: number;
  medianLines: number;
  p90Lines: number;
  longest: { file: string; lines: number }[];
  /** Below 40 lines, with one reader, in its folder. */
  paragraphs: number;
  circles: string[][];
  /** Files in the import closure of a verb: all of them, those of services alone. */
  walks: Record<keyof typeof WALKS, { all: number; services: number }>;
  /** Actions that take `unknown`. */
  unknownInputs: number;
  rooms: { room: string; files: number; medianLines: number }[];
};

/** The figures of the house, from its sources. */
export function measureHouse(project: ReadonlyMap<string, SourceFile> = readProject()): Figures {
  const product = [...project.values()].filter(({ file }) => isProduct(file));
  const rooms = new Map<string, SourceFile[]>();
  for (const source of product) {
    const room = roomName(source.file);
    rooms.set(room, [...(rooms.get(room) ?? []), source]);
  }
  const actions = product.filter(({ file }) => file.startsWith('lib/actions/'));
  return {
    productFiles: product.length,
    medianLines: quantile(product, 0.5),
    p90Lines: quantile(product, 0.9),
    longest: product
      .filter(({ lines }) => lines > 250)
      .map(({ file, lines }) => ({ file, lines }))
      .sort((a, b) => b.lines - a.lines),
    paragraphs: paragraphs(project).length,
    circles: circles(project),
    walks: { submit: walk(project, WALKS.submit), approve: walk(project, WALKS.approve) },
    unknownInputs: actions.flatMap(({ text }) => text.match(/\binput: unknown\b/g) ?? []).length,
    rooms: [...rooms].map(([room, files]) => ({
      room,
      files: files.length,
      medianLines: quantile(files, 0.5),
    })),
  };
}

function walk(project: ReadonlyMap<string, SourceFile>, file: string) {
  const files = [...closure(project, file)];
  return {
    all: files.length,
    services: files.filter((name) => name.startsWith('lib/server/services/')).length,
  };
}

function quantile(files: readonly SourceFile[], part: number): number {
  const lines = files.map((file) => file.lines).sort((a, b) => a - b);
  return lines[Math.min(lines.length - 1, Math.floor(lines.length * part))] ?? 0;
}

/** `lib/server/services/batches` and the like: as deep as one reads a map. */
function roomName(file: string): string {
  const parts = file.split('/').slice(0, -1);
  return parts.slice(0, parts[1] === 'server' ? 4 : 2).join('/') || '(top)';
}
