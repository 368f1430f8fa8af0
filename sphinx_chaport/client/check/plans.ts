/** What a job asks for: the forms that can run, and the arrivals that each is judged under. */
import type { FormPlan } from './arrivals';
import { compile } from './compiled';
import { evaluate } from './program';
import type { Arrival, Form, Job, Thrown } from './types';

const FORMS: Form[] = ['traditional', 'queue'];

/** `unread` is told of each form that the engine cannot read. */
export function plansOf(job: Job, unread: (thrown: Thrown) => void): FormPlan[] {
  const config = configOf(job);
  return FORMS.flatMap((form) => {
    const example = job.forms[form];
    if (!example) return [];
    try {
      return [{ job, form, program: compile(example, job), config: config() }];
    } catch (error) {
      const { name, message } = error as Error;
      unread({ name, message, form, arrival: 'before', place: null });
      return [];
    }
  });
}

/** What reads it, once: as any code, it may be none. */
function configOf({ config }: Job): () => () => unknown {
  let made: (() => unknown) | null = config?.trim() ? null : plainConfig;
  return () => {
    made ??= evaluate(`(function(){return(${config}\n)})`) as () => unknown;
    return made;
  };
}

function plainConfig(): unknown {
  return { appId: '0123456789abcdef01234567' };
}

export function arrivalsOf({ forms, onlyArrived }: Job): Arrival[] {
  if (onlyArrived) return ['before'];
  const places = Math.max(forms.traditional?.places ?? 0, forms.queue?.places ?? 0);
  return ['before', ...Array.from({ length: places }, (_, place) => place), 'after', 'never'];
}
