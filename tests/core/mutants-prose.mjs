// Leaves prose as it is: the tests ask which message comes and what it names, not for each word.
// A text with a space in it is prose; names, states, events and keys have none and are changed.
const value = {
  shouldIgnore(path) {
    return path.isStringLiteral() && path.node.value.trim().includes(' ') ? 'prose' : undefined;
  },
};

export const strykerPlugins = [{ kind: 'Ignore', name: 'prose', value }];
