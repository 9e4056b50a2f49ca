// Who may import whom. `npm run check` enforces it; every ban says what to do instead.

/** Each folder, and the folders whose code it may use beside its own. Tests and scripts may use all. */
const mayImport = {
  shared: [],
  renderer: ['shared'],
  'electron/preload': ['shared'],
  'electron/main': ['shared'],
  'electron/service': ['shared'],
  'electron/station': ['shared', 'electron/service'],
  'electron/sync': ['shared', 'electron/service'],
  'electron/sandbox': ['shared', 'electron/service'],
};

const inside = (folders) => `^(${folders.join('|')})/`;

const layers = Object.entries(mayImport).map(([folder, allowed]) => ({
  name: `${folder} imports ${allowed.join(' and ') || 'nothing else'}`,
  comment: 'Move what both need to shared/ (pure), or send it as a message through the contracts there.',
  severity: 'error',
  from: { path: inside([folder]) },
  to: {
    path: inside(['shared', 'renderer', 'electron', 'tests', 'scripts']),
    pathNot: inside([folder, ...allowed]),
  },
}));

const services = inside(['electron/service', 'electron/station', 'electron/sync', 'electron/sandbox']);
const generated = '^shared/proto/gen/';

const bans = [
  {
    name: 'shared is pure',
    comment: 'Take time, ids, files and network as parameters; only a main.ts builds the real ones.',
    from: { path: '^shared/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'shared uses no packages',
    comment: 'Describe messages with zod in shared/contracts; write the rest in plain TypeScript.',
    from: { path: '^shared/', pathNot: ['^shared/contracts/', generated] },
    to: { path: '^node_modules/' },
  },
  {
    name: 'contracts use zod alone',
    comment: 'Describe messages with zod; keep everything else out of the contracts.',
    from: { path: '^shared/contracts/' },
    to: { path: '^node_modules/', pathNot: '^node_modules/zod/' },
  },
  {
    name: 'native code in services alone',
    comment:
      'Ask the station or sync service over its channel: the shell also runs on runtimes that can not load it.',
    from: { path: inside(['electron/main', 'electron/preload', 'renderer', 'shared']) },
    to: { path: '^node_modules/(better-sqlite3|serialport|@serialport|node-hid)/' },
  },
  {
    name: 'Electron in shell and preload alone',
    comment: 'A service is a plain Node program: use its message channel.',
    from: { path: services },
    to: { path: '^node_modules/electron/' },
  },
  {
    name: 'no Node in the page',
    comment: 'Send a command through the one object that the preload gives the page.',
    from: { path: '^renderer/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'shipped code uses shipped packages',
    comment: "Move the package to package.json's dependencies: the installed application has no others.",
    from: { path: '^electron/(main|service|station|sync|sandbox)/' },
    to: {
      dependencyTypes: ['npm-dev'],
      dependencyTypesNot: ['type-only'],
      pathNot: ['^node_modules/electron/', '^node_modules/@types/'],
    },
  },
  {
    name: 'no circles',
    comment: 'Move what both need into a file of its own.',
    from: { pathNot: generated },
    to: { circular: true },
  },
  {
    name: 'every import resolves',
    comment: 'Name the file with its extension, or add the package to package.json.',
    from: {},
    to: { couldNotResolve: true },
  },
].map((ban) => ({ severity: 'error', ...ban }));

module.exports = {
  forbidden: [...layers, ...bans],
  options: {
    doNotFollow: { path: ['^node_modules/'] },
    exclude: { path: ['^tests/vectors/', '^out/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
