/**
 * `loader-visitor.js`, beside `loader-intent.js`: remembers that the reader has a session, and nothing
 * else. For those who have one it loads when idle, since an answer may be waiting.
 */
import { isThrifty, whenIdle } from './idle';
import { attempt } from './storage';
import { VISITOR } from './visitor';

const chaport = window.sphinxChaport;

function mayKeep(): boolean {
  const { session } = window.chaportConfig as { session?: { persist?: boolean } };
  return !navigator.globalPrivacyControl && session?.persist !== false;
}

function follow(): void {
  const status = chaport?.status;
  if (status === 'ready' && mayKeep()) attempt(() => localStorage.setItem(VISITOR, '1'));
  if (status === 'revoked') attempt(() => localStorage.removeItem(VISITOR));
}

if (chaport?.status === 'waiting' && !isThrifty()) {
  whenIdle(() => chaport.status === 'waiting' && chaport.load());
}
document.addEventListener('chaport:status', follow);
follow();
