// The layers of the house. A rule names what it forbids; scripts/gates.test.ts plants a violation of each and sees it caught.
const CORE = [
  'units',
  'geo',
  'detection',
  'track',
  'impact',
  'zone',
  'warning',
  'message',
  'cap',
  'seal',
  'delivery',
  'siren',
  'cell-broadcast',
  'same',
  'voice',
  'outcome',
  'intake',
  'record',
];
const TESTS = '\\.test\\.ts$';

/** A folder of the core sees only those before it in the order in which a rocket meets them. */
const coreOrder = CORE.map((folder, place) => ({
  name: `core-${folder}-sees-only-what-comes-before`,
  severity: 'error',
  from: { path: `^packages/core/src/${folder}/`, pathNot: TESTS },
  // Types of the journal's language may be named everywhere; its code may not be run below the engine.
  to: { path: `^packages/core/src/(${[...CORE.slice(place + 1), 'engine'].join('|')})/`, dependencyTypesNot: ['type-only'] },
}));

module.exports = {
  forbidden: [
    ...coreOrder,
    {
      name: 'pure-packages-see-no-machine',
      severity: 'error',
      from: { path: '^packages/(core|tlog)/src/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-few-packages',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: TESTS },
      to: { path: 'node_modules/', pathNot: 'node_modules/(zod|flatbush|flatqueue|saxes|@noble/hashes)/' },
    },
    {
      name: 'core-sees-no-other-package',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: TESTS },
      to: { path: '^packages/(?!core/)' },
    },
    {
      name: 'app-sees-ports-and-core',
      severity: 'error',
      from: { path: '^packages/server/src/(app|ports)/', pathNot: TESTS },
      to: { path: '^packages/server/src/(adapters|http|main|open-|channels-thread|record-thread)' },
    },
    {
      name: 'http-sees-no-adapter',
      severity: 'error',
      from: { path: '^packages/server/src/http/', pathNot: TESTS },
      to: { path: '^packages/server/src/(adapters|main|open-|channels-thread|record-thread)' },
    },
    {
      name: 'outbox-sees-ports-and-core',
      severity: 'error',
      from: { path: '^packages/server/src/outbox/', pathNot: TESTS },
      to: { path: '^packages/server/src/(app|http|adapters|config|main|open-|channels-thread|record-thread)' },
    },
    {
      name: 'adapters-see-no-app',
      severity: 'error',
      from: { path: '^packages/server/src/adapters/', pathNot: TESTS },
      to: { path: '^packages/server/src/(app|http|main|open-|channels-thread|record-thread)' },
    },
    {
      name: 'an-adapter-sees-no-other',
      severity: 'error',
      from: { path: '^packages/server/src/adapters/([^/]+)/', pathNot: TESTS },
      to: { path: '^packages/server/src/adapters/([^/]+)/', pathNot: '^packages/server/src/adapters/$1/' },
    },
    {
      name: 'the-simulator-has-physics-of-its-own',
      severity: 'error',
      from: { path: '^packages/sim/src/', pathNot: TESTS },
      to: { path: '^packages/core/src/(track|impact|geo)/' },
    },
    {
      // Small enough to be read before it is trusted with a relay.
      name: 'the-siren-sees-core-alone',
      severity: 'error',
      from: { path: '^packages/siren/src/', pathNot: TESTS },
      to: { path: '^packages/(?!siren/|core/)' },
    },
    {
      name: 'testkit-is-never-shipped',
      severity: 'error',
      from: { path: '^packages/(?!testkit/)', pathNot: TESTS },
      to: { path: '^packages/testkit/' },
    },
    {
      name: 'pages-take-types-only',
      severity: 'error',
      from: { path: '^packages/(resident|console)/src/', pathNot: TESTS },
      to: { path: '^packages/core/src/', pathNot: '^packages/core/src/seal/canonical-json', dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
