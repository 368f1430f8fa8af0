/** Proofs that data comes from the owner's server (contract, sections 8 and 9). */
import sha1 from 'tiny-hashes/sha1';
import { phpJson } from './php-json';

/*! SHA-1 by tiny-hashes 1.0.1, MIT License, Copyright (c) 2019 James Taylor */

const LONE_SURROGATES = /[\ud800-\udfff]/gu;

/** The hash of a visitor's data, or null where PHP could not write the data as JSON. */
export function visitorHash(salt: string, data: unknown): string | null {
  const json = phpJson(data);
  return json === null ? null : proofOf(salt, json);
}

/** The token of a visitor's id, for `session.user`. */
export function visitorToken(salt: string, visitorId: string): string {
  return proofOf(salt, visitorId);
}

/** Whether a proof that a page gave is the right one; hex may be in either case. */
export function proves(given: string, right: string | null): boolean {
  return given.toLowerCase() === right;
}

/** Halves of characters, which UTF-8 does not have, are replaced as browsers replace them. */
function proofOf(salt: string, text: string): string {
  return sha1((salt + text).replace(LONE_SURROGATES, '\ufffd'));
}
