/**
 * Which keys of each kind of node hold other nodes, in the order in which acorn sets them: looking at these only
 * is quicker. Pages look at all of a node, with `client/syntax/children.ts`.
 */
import type * as acorn from 'acorn';

type Node = acorn.AnyNode;

/** A kind that is missing here does not compile. */
const KEYS: Record<acorn.AnyNode['type'], string> = {
  ArrayExpression: 'elements',
  ArrayPattern: 'elements',
  ArrowFunctionExpression: 'params body',
  AssignmentExpression: 'left right',
  AssignmentPattern: 'left right',
  AwaitExpression: 'argument',
  BinaryExpression: 'left right',
  BlockStatement: 'body',
  BreakStatement: 'label',
  CallExpression: 'callee arguments',
  CatchClause: 'param body',
  ChainExpression: 'expression',
  ClassBody: 'body',
  ClassDeclaration: 'id superClass body',
  ClassExpression: 'id superClass body',
  ConditionalExpression: 'test consequent alternate',
  ContinueStatement: 'label',
  DebuggerStatement: '',
  DoWhileStatement: 'body test',
  EmptyStatement: '',
  ExportAllDeclaration: 'exported source attributes',
  ExportDefaultDeclaration: 'declaration',
  ExportNamedDeclaration: 'declaration specifiers source attributes',
  ExportSpecifier: 'local exported',
  ExpressionStatement: 'expression',
  ForInStatement: 'left right body',
  ForOfStatement: 'left right body',
  ForStatement: 'init test update body',
  FunctionDeclaration: 'id params body',
  FunctionExpression: 'id params body',
  Identifier: '',
  IfStatement: 'test consequent alternate',
  ImportAttribute: 'key value',
  ImportDeclaration: 'specifiers source attributes',
  ImportDefaultSpecifier: 'local',
  ImportExpression: 'source options',
  ImportNamespaceSpecifier: 'local',
  ImportSpecifier: 'imported local',
  LabeledStatement: 'body label',
  Literal: '',
  LogicalExpression: 'left right',
  MemberExpression: 'object property',
  MetaProperty: 'meta property',
  MethodDefinition: 'key value',
  NewExpression: 'callee arguments',
  ObjectExpression: 'properties',
  ObjectPattern: 'properties',
  ParenthesizedExpression: 'expression',
  PrivateIdentifier: '',
  Program: 'body',
  Property: 'key value',
  PropertyDefinition: 'key value',
  RestElement: 'argument',
  ReturnStatement: 'argument',
  SequenceExpression: 'expressions',
  SpreadElement: 'argument',
  StaticBlock: 'body',
  Super: '',
  SwitchCase: 'consequent test',
  SwitchStatement: 'discriminant cases',
  TaggedTemplateExpression: 'tag quasi',
  TemplateElement: '',
  TemplateLiteral: 'expressions quasis',
  ThisExpression: '',
  ThrowStatement: 'argument',
  TryStatement: 'block handler finalizer',
  UnaryExpression: 'argument',
  UpdateExpression: 'argument',
  VariableDeclaration: 'declarations',
  VariableDeclarator: 'id init',
  WhileStatement: 'test body',
  WithStatement: 'object body',
  YieldExpression: 'argument',
};

const childKeys: Record<string, string[]> = Object.fromEntries(
  Object.entries(KEYS).map(([type, keys]) => [type, keys ? keys.split(' ') : []]),
);

/** Without an iterator for each list, of which there would be several for each node of all examples. */
export function addChildren(node: Node, found: Node[]): void {
  const keys = childKeys[node.type] ?? [];
  for (let index = 0; index < keys.length; index += 1) {
    const value = (node as unknown as Record<string, Node | (Node | null)[] | null>)[
      keys[index] as string
    ];
    if (!value) continue;
    if (Array.isArray(value)) addAll(value, found);
    else found.push(value);
  }
}

function addAll(list: (Node | null)[], found: Node[]): void {
  for (let index = 0; index < list.length; index += 1) {
    const node = list[index];
    if (node) found.push(node);
  }
}
