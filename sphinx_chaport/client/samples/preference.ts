// Which form a reader wants: what the address says, else what was chosen before.

const STORAGE_KEY = 'sphinx-chaport:form';
const FORMS = ['traditional', 'queue'];

/** `?chaport=queue` is ours; `?javascript--cq` is how Chaport's own documentation writes it. */
function formOfAddress(search: string): string | null {
  const parameters = new URLSearchParams(search);
  const named = parameters.get('chaport');
  if (named !== null) return FORMS.includes(named) ? named : null;
  if (parameters.has('javascript--cq')) return 'queue';
  return parameters.has('javascript') ? 'traditional' : null;
}

/** Storage throws where a browser blocks it: the choice then lasts as long as the page. */
function storedForm(): string | null {
  try {
    const form = localStorage.getItem(STORAGE_KEY);
    return form !== null && FORMS.includes(form) ? form : null;
  } catch {
    return null;
  }
}

export function currentForm(): string | null {
  return formOfAddress(location.search) ?? storedForm();
}

export function rememberForm(form: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, form);
  } catch {
    // Nothing to do: the page has switched all the same.
  }
}
