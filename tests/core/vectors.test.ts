// What real PHP has written, recorded: the same file that servers in other languages are held to.
import vectors from '../../docs/snippets/identity/vectors.json';
import { visitorHash, visitorToken } from '../../sphinx_chaport/client/core/integrity';
import { phpJson } from '../../sphinx_chaport/client/core/php-json';
import { equal, ok, test } from './harness';

const { salt, data, tokens } = vectors;
const kept = data.filter((vector) => vector.lostInJavaScript === null);

test('what survives JSON.parse is encoded and hashed as PHP does it (8)', () => {
  ok(kept.length > 100);
  for (const vector of kept) {
    const value = JSON.parse(vector.data);
    equal([vector.name, phpJson(value)], [vector.name, vector.json]);
    equal([vector.name, visitorHash(salt, value)], [vector.name, vector.hash]);
  }
});

test('what is marked as lost in JavaScript is another text once a page has sent it (8)', () => {
  // Some whole numbers from 2^53 on survive by luck.
  const lost = data.filter((vector) => vector.lostInJavaScript?.includes('2^53') === false);
  ok(lost.length > 10);
  const sent = (text: string) => JSON.parse(JSON.stringify(JSON.parse(text)));
  const same = lost.filter((vector) => phpJson(sent(vector.data)) === vector.json);
  equal(
    same.map((vector) => vector.name),
    [],
  );
});

test('tokens are those of the vectors (9)', () => {
  for (const { visitorId, token } of tokens) equal(visitorToken(salt, visitorId), token);
});
