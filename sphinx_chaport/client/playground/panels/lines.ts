/** The console's lines with those that repeat the one before counted, however many come. */
import type { Line } from '../../sandbox/protocol';

export interface Group {
  line: Line;
  count: number;
}

export interface Groups {
  all: Group[];
  /** Reads on where it left off; a list that is another one is read from its beginning. */
  read(lines: readonly Line[]): void;
}

export function createGroups(): Groups {
  const groups: Groups = { all: [], read };
  let first: Line | undefined;
  let last: Line | undefined;
  let done = 0;

  function read(lines: readonly Line[]): void {
    if (lines[0] !== first || (done > 0 && lines[done - 1] !== last)) {
      groups.all = [];
      done = 0;
    }
    for (; done < lines.length; done += 1) add(lines[done] as Line);
    first = lines[0];
    last = lines.at(-1);
  }

  function add(line: Line): void {
    const before = groups.all.at(-1);
    if (before && isSame(before.line, line)) before.count += 1;
    else groups.all.push({ line, count: 1 });
  }

  return groups;
}

function isSame(a: Line, b: Line): boolean {
  return (
    a.level === b.level &&
    a.text === b.text &&
    a.widget === b.widget &&
    a.place?.line === b.place?.line &&
    a.place?.column === b.place?.column
  );
}
