/** Our further scripts, loaded when they are first needed. */
import { load } from '../samples/files';

/** What a script leaves on the page; fails where it cannot be had, and may then be asked again. */
export async function loaded<T>(name: string, left: () => T): Promise<NonNullable<T>> {
  if (!left()) await load(name);
  const found = left();
  if (!found) throw new Error(name);
  return found;
}
