/** The script of `sandbox.html`: gets the code from the page, as a sandboxed frame loads none from `file://`. */
import { evaluate } from '../check/program';
import { nest } from './nest';

nest((page) => {
  addEventListener('message', function hear({ source, data }) {
    if (source !== page.window || data?.chaportSandbox !== 'code') return;
    removeEventListener('message', hear);
    try {
      evaluate(data.code);
    } catch {
      // The server has sent the file with a policy that forbids it.
      page.greet('none');
    }
  });
  page.greet('empty');
});
