/** Proofs that data comes from the owner's server (contract, sections 8 and 9). */
import { createHash } from 'sha1-uint8array';
import { phpJson } from './php-json';

/*! SHA-1 by sha1-uint8array 0.10.7, MIT License, Copyright (c) 2020-2023 Yusuke Kawasaki */

/** The hash of a visitor's data, or null where PHP could not write the data as JSON. */
export function visitorHash(salt: string, data: unknown): string | null {
  const json = phpJson(data);
  return json === null ? null : sha1(salt + json);
}

/** The token of a visitor's id, for `session.user`. */
export function visitorToken(salt: string, visitorId: string): string {
  return sha1(salt + visitorId);
}

/** Whether a proof that a page gave is the right one; hex may be in either case. */
export function proves(given: string, right: string | null): boolean {
  return given.toLowerCase() === right;
}

/** Of the text as UTF-8, in lower-case hex. */
function sha1(text: string): string {
  return createHash().update(text).digest('hex');
}
