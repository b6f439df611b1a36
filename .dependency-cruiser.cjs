// Who may import whom. The bad fixture in tests/fixtures/bad-imports must break each of these rules.
const NODE_BUILTINS =
  '^(node:|(assert|buffer|child_process|crypto|events|fs|http|https|net|os|path|process|stream|url|util|worker_threads|zlib)(/|$))';
const PURE_PACKAGES = [
  'zod',
  'i18next',
  'gcoord',
  'flatbush',
  'kdbush',
  'supercluster',
  'polyclip-ts',
  'd3-delaunay',
  'polylabel',
  'pinyin-pro',
];
const AT = '(?:tests/fixtures/bad-imports/)?';
const part = (path) => `^${AT}${path}`;
const npm = (names) => `^(${names.join('|')})$|node_modules/(${names.join('|')})/`;

/** `from` may import nothing of the project but `may`. */
const only = (name, from, may) => ({
  name,
  severity: 'error',
  from: { path: part(from) },
  to: { path: part('(shared|electron|renderer|tests)/'), pathNot: may.map(part) },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['\\?modulePath$', '^electron$'] },
    },
    only('domain-knows-only-itself', 'shared/domain/', ['shared/domain/']),
    only('contract-knows-the-domain', 'shared/contract/', ['shared/(contract|domain)/']),
    only('i18n-knows-the-domain', 'shared/i18n/', ['shared/(i18n|domain)/']),
    only('core-knows-shared', 'electron/core/', ['electron/core/', 'shared/']),
    only('main-knows-core', 'electron/main/', ['electron/(main|core)/', 'shared/']),
    only('host-knows-core', 'electron/host/', ['electron/(host|core)/', 'shared/']),
    only('preload-knows-the-contract', 'electron/preload/', ['electron/preload/', 'shared/contract/']),
    only('renderer-knows-shared', 'renderer/', ['renderer/', 'shared/']),
    only('ui-knows-no-feature', 'renderer/src/ui/', ['renderer/src/(ui|platform)/', 'shared/']),
    {
      name: 'shared-needs-no-node',
      severity: 'error',
      from: { path: part('shared/') },
      to: { path: NODE_BUILTINS },
    },
    {
      name: 'shared-uses-small-pure-packages',
      severity: 'error',
      from: { path: part('shared/') },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional'], pathNot: npm(PURE_PACKAGES) },
    },
    {
      name: 'electron-only-in-its-shell',
      severity: 'error',
      from: {
        path: part('.'),
        pathNot: [part('electron/(main|preload)/'), '^tests/helpers/standin/', '^tests/e2e/'],
      },
      to: { path: npm(['electron']) },
    },
    {
      name: 'core-without-http',
      severity: 'error',
      from: { path: part('electron/core/') },
      to: { path: '^(node:)?(http|https|http2|net)$' },
    },
    {
      name: 'renderer-without-node',
      severity: 'error',
      from: { path: part('renderer/') },
      to: { path: NODE_BUILTINS },
    },
    {
      name: 'features-by-their-index',
      severity: 'error',
      from: { path: part('renderer/src/features/([^/]+)/') },
      to: {
        path: part('renderer/src/features/[^/]+/.+'),
        pathNot: ['renderer/src/features/$1/', 'renderer/src/features/[^/]+/index\\.tsx?$'],
      },
    },
    {
      name: 'features-know-no-app',
      severity: 'error',
      from: { path: part('renderer/src/(features|api|state|platform)/') },
      to: { path: part('renderer/src/(app/|main)') },
    },
    {
      name: 'leaflet-in-the-map-only',
      severity: 'error',
      from: { path: part('renderer/'), pathNot: part('renderer/src/features/map/') },
      to: { path: npm(['leaflet']) },
    },
    {
      name: 'sql-in-the-store-only',
      severity: 'error',
      from: { path: part('electron/'), pathNot: part('electron/core/store/') },
      to: { path: npm(['better-sqlite3']), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-declared-packages',
      severity: 'error',
      from: { path: part('(shared|electron|renderer)/') },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};
