/** SHA-1 of the text as UTF-8, in lower-case hex; throws at halves of characters. */
declare module 'tiny-hashes/sha1' {
  export default function sha1(text: string): string;
}
