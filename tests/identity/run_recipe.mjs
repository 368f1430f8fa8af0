// Prints what the recipe for Node makes of each JSON text of standard input, and of its pitfalls.
import { readFileSync } from 'node:fs';
import { pitfalls } from '../../docs/snippets/identity/pitfalls.mjs';
import { phpJson, visitorHash, visitorToken } from '../../docs/snippets/identity/visitor-hash.mjs';

const { salt, data, tokens, forged } = JSON.parse(readFileSync(0, 'utf8'));
const attempt = (run) => {
  try {
    return run();
  } catch (error) {
    return error instanceof TypeError || error instanceof RangeError ? null : String(error);
  }
};
console.log(
  JSON.stringify({
    json: data.map((text) => attempt(() => phpJson(JSON.parse(text)))),
    hashes: data.map((text) => attempt(() => visitorHash(salt, JSON.parse(text)))),
    tokens: tokens.map((id) => visitorToken(salt, id)),
    forged: forged.map(([own, id]) => attempt(() => visitorToken(own, id))),
    pitfalls: Object.entries(pitfalls).map(([name, each]) => [
      name,
      each.data,
      each.rightData ?? each.data,
      each.wrong(each.data),
      each.right(each.rightData ?? each.data),
    ]),
  }),
);
