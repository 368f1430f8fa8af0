/** The console's lines with those that repeat the one before counted, however many come. */
import type { Line } from '../../sandbox/protocol';

export interface Group {
  line: Line;
  count: number;
}

export function grouped(lines: readonly Line[]): Group[] {
  const groups: Group[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last && isSame(last.line, line)) last.count += 1;
    else groups.push({ line, count: 1 });
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
