/** The directions of ARCHITECTURE.md: who may import whom. `npm test` runs this and plants a violation to prove that it bites. */
const rule = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });
const NODE_IO = '^(node:)?(fs|fs/promises|net|http|https|child_process|dgram|tls|dns)$';

module.exports = {
  forbidden: [
    rule('no-circular', {}, { circular: true }, 'Two rooms that need each other are one room.'),
    rule('no-orphan-resolve', {}, { couldNotResolve: true }, 'An import that nothing answers.'),
    rule(
      'contract-is-a-leaf',
      { path: '^server/contract/src' },
      { path: '^(server/src|widget|agent-console|bots|routing-rules)' },
      'The contract imports zod alone.',
    ),
    rule(
      'forms-import-contract-only',
      { path: '^server/forms/src' },
      { path: '^(server/(?!contract|forms|node_modules)|widget|agent-console|bots|routing-rules)' },
      'A form is the same in a chat, on a page and at a desk.',
    ),
    rule(
      'rules-know-no-server',
      { path: '^routing-rules/src' },
      { path: '^(server|widget|agent-console|bots)' },
      'The policy is pure and knows no server.',
    ),
    rule(
      'bots-know-no-server',
      { path: '^bots/src' },
      { path: '^(server/(?!forms|contract)|widget|agent-console|routing-rules)' },
      'The bot speaks through its port; of the server it knows the e-forms and their words alone.',
    ),
    rule(
      'pages-import-contract-only',
      { path: '^(widget|agent-console)/src' },
      { path: '^(server/(?!contract)|bots|routing-rules)' },
      'A browser file never imports server code.',
    ),
    rule(
      'widget-takes-types-only',
      { path: '^widget/src', pathNot: '\\.test\\.tsx?$' },
      { path: '^server/contract', dependencyTypesNot: ['type-only'] },
      'The widget carries no schema library over the wire.',
    ),
    rule(
      'nothing-imports-main',
      { pathNot: '\\.test\\.ts$' },
      { path: '^server/src/main\\.ts$' },
      'The composition root is the only place that builds things.',
    ),
    rule(
      'platform-knows-no-council',
      { path: '^server/src/platform' },
      { path: '^server/src/(channels|conversation|residents|routing|work|admin|insight|forms|cases)' },
      'The platform knows nothing of councils.',
    ),
    rule(
      'pure-part-imports-no-io',
      { path: '^(routing-rules|bots|server/forms)/src', pathNot: '(cli/|load\\.ts$|\\.test\\.ts$)' },
      { path: NODE_IO },
      'Decisions are functions of their inputs.',
    ),
    rule(
      'pure-part-imports-no-edge',
      {
        path: '^server/src/(conversation|routing|work|residents)/',
        pathNot: '\\.(store|routes|socket|jobs|test)\\.ts$|index\\.ts$',
      },
      {
        path: '(^server/src/generated|node_modules/(pg|bullmq|express|socket\\.io|ioredis)/)',
        dependencyTypesNot: ['type-only'],
      },
      'I/O lives in *.store, *.routes, *.socket and *.jobs.',
    ),
    rule(
      'features-meet-at-the-index',
      {
        path: '^server/src/(channels|conversation|residents|routing|work|admin|security|insight)/',
        pathNot: '\\.test\\.ts$',
      },
      {
        path: '^server/src/(channels|conversation|residents|routing|work|admin|security|insight)/',
        pathNot: ['^server/src/$1/', '/index\\.ts$'],
      },
      'A feature reaches another through its index file.',
    ),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/generated/'] },
    exclude: { path: '^(server|server/contract|server/forms|widget|agent-console|bots|routing-rules)/dist' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
