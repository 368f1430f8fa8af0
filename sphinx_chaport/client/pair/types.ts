/** What the deriver is given and what it answers. Everything here crosses a border as JSON. */

import type { Edits } from './edits';

export interface MethodFacts {
  /** Whether the method returns a value. */
  returns: boolean;
  /** Whether the contract allows the method in the command queue. */
  queue: boolean;
  /** Why it does not; empty where it does. */
  queueReason: string;
}

export interface Facts {
  methods: Record<string, MethodFacts>;
  events: string[];
  /** Options and their properties by dotted path: `appearance.windowColor`. */
  options: string[];
}

export interface Request {
  code: string;
  form: 'traditional' | 'queue';
  wrap: 'auto' | 'ready' | 'none';
  /** In the queue form too, the author's own listeners of `ready` stay. */
  keep?: boolean;
}

/** A form before it is written: what makes it of the author's text, or null where it cannot be. */
export interface DraftForm extends Pick<Form, 'reason' | 'caution'> {
  edits: Edits | null;
}

export interface Form {
  code: string | null;
  reason: string;
  caution: string;
}

export interface ProblemData {
  kind:
    | 'javascript-syntax'
    | 'javascript-unsupported'
    | 'ambiguous-code'
    | 'contradiction'
    | 'unknown-name'
    | 'unknown-option';
  message: string;
  mend: string;
  line: number;
  column: number;
  /** For an unknown name: what it was meant to be, so that the nearest one can be looked up. */
  unknown: { kind: 'method' | 'event' | 'option'; name: string } | null;
}

export interface Pair {
  traditional: Form;
  queue: Form;
  problems: ProblemData[];
}

/** A problem at a UTF-16 offset of the code that was read. */
export interface Finding {
  kind: ProblemData['kind'];
  at: number;
  message: string;
  mend: string;
  /** What of the pair can still be printed: both, all but the queue form, or nothing. */
  stops: 'nothing' | 'queue' | 'both';
  unknown?: ProblemData['unknown'];
}
