// Hashes that are silently wrong in Node: each with what it writes, and what is right.
import { phpJson } from './visitor-hash.mjs';

export const pitfalls = {
  'JSON.stringify leaves slashes as they are': {
    data: '{"notes":"a/b"}',
    wrong: (text) => JSON.stringify(JSON.parse(text)),
    right: (text) => phpJson(JSON.parse(text)),
  },
  'JSON.stringify leaves letters as they are': {
    data: '{"name":"Zo\\u00eb"}',
    wrong: (text) => JSON.stringify(JSON.parse(text)),
    right: (text) => phpJson(JSON.parse(text)),
  },
  'JSON.stringify writes other exponents': {
    data: '{"custom":{"rate":0.00001,"much":1e21}}',
    wrong: (text) => JSON.stringify(JSON.parse(text)),
    right: (text) => phpJson(JSON.parse(text)),
  },
  'JavaScript puts keys that are numbers first': {
    data: '{"custom":{"plan":"team","7":"a"}}',
    wrong: (text) => phpJson(JSON.parse(text)),
    // Give such keys a letter in front, where the data is made.
    rightData: '{"custom":{"plan":"team","field7":"a"}}',
    right: (text) => phpJson(JSON.parse(text)),
  },
  'JavaScript rounds whole numbers from 2^53 on': {
    data: '{"custom":{"order":9007199254740993}}',
    wrong: (text) => JSON.stringify(JSON.parse(text)),
    // Make them text, where the data is made.
    rightData: '{"custom":{"order":"9007199254740993"}}',
    right: (text) => phpJson(JSON.parse(text)),
  },
};
