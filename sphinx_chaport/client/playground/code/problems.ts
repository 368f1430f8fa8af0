/** What is wrong in the code: underlined at its place, and listed below with what would mend it. */
import { freshId, make, makeButton, named } from '../dom';
import { prose } from '../panels/elements';
import type { Context, Problem } from '../types';
import { offsetOfPlace } from './edit';
import type { Field } from './field';

export function addProblems(field: Field, context: Context): HTMLElement {
  const { model, say, announce, goTo } = context;
  const list = named(make('ul', 'chaport-play-problems'), say('code.problems'));
  list.id = freshId();
  const marks = make('div');
  field.layer.append(marks);

  function draw(problems: readonly Problem[]): void {
    list.replaceChildren(...problems.map(itemOf));
    list.hidden = problems.length === 0;
    marks.replaceChildren(...underlined(field.textarea.value, problems));
    field.textarea.setAttribute('aria-invalid', String(problems.length > 0));
  }

  function itemOf(problem: Problem): HTMLElement {
    const place = say('code.line', { line: problem.line });
    const button = makeButton('', place, () => goTo(problem.line, problem.column));
    const mend = problem.mend ? make('span', 'chaport-play-mend', ...prose(problem.mend)) : null;
    return make('li', '', button, make('span', '', ...prose(problem.message)), mend);
  }

  model.watch(['problems'], ({ problems }, before) => {
    draw(problems);
    const text = textOf(problems);
    if (text !== textOf(before.problems)) announce(text || say('code.mended'));
  });
  // Until the new text has been read, lines under the old one would be in wrong places.
  field.textarea.addEventListener('input', () => marks.replaceChildren());
  return list;
}

function textOf(problems: readonly Problem[]): string {
  return problems.map(({ message, mend }) => `${message} ${mend}`).join(' ');
}

/** The code once more, with the places of problems as elements; all of it is transparent. */
function underlined(code: string, problems: readonly Problem[]): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let done = 0;
  for (const { line, column, length } of problems) {
    const start = offsetOfPlace(code, line, column);
    if (start < done) continue;
    const end = start + Math.max(1, length);
    const wrong = make('span', 'chaport-play-wrong', code.slice(start, end) || ' ');
    nodes.push(code.slice(done, start), wrong);
    done = end;
  }
  return nodes;
}
