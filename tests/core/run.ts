/** Runs what a bundle of test files has registered; the report is there once all promises are done. */
import { tests } from './harness';

let failures: string[] | null = null;

/** Starts the tests, one after the other. */
export function begin(): void {
  void runAll();
}

/** One text for each test that failed; null while some still run. */
export function report(): { count: number; failures: string[] } | null {
  return failures && { count: tests.size, failures };
}

async function runAll(): Promise<void> {
  const found: string[] = [];
  for (const [name, run] of tests) {
    try {
      await run();
    } catch (error) {
      found.push(`${name}\n     ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  failures = found;
}
