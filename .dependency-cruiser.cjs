/** The house: an import goes to a lower floor or down inside its own package; never up, never sideways. */
const floors = [['units'], ['engine'], ['spec'], ['library', 'logs'], ['study', 'launch'], ['programme', 'validation'], ['report']]

const upward = floors.flatMap((packages, floor) =>
  packages.map((name) => {
    const allowed = [name, ...floors.slice(0, floor).flat()].join('|')
    return {
      name: `floor-${name}`,
      comment: `${name} may import only lower floors`,
      severity: 'error',
      from: { path: `^packages/${name}/src` },
      to: { path: '^(packages|apps)/', pathNot: `^packages/(${allowed})/` },
    }
  }),
)

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...upward,
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-between-apps', severity: 'error', from: { path: '^apps/([^/]+)/' }, to: { path: '^apps/', pathNot: '^apps/$1/' } },
    {
      name: 'only-the-face',
      comment: 'a package is entered by its index.ts',
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: { path: '^packages/[^/]+/src/', pathNot: ['^$1/$2/', '/src/index[.]ts$'] },
    },
    {
      name: 'pure-core',
      comment: 'units and engine know neither Node nor any package but each other',
      severity: 'error',
      from: { path: '^packages/(units|engine)/src', pathNot: '[.]test[.]ts$' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'], pathNot: '^packages/units/' },
    },
    {
      name: 'subsystems-do-not-meet',
      comment: 'only vehicle/ knows the subsystems and their order',
      severity: 'error',
      from: { path: '^packages/engine/src/(chassis|drive|machine|battery|thermal|auxiliaries|environment)/', pathNot: '[.]test[.]ts$' },
      to: { path: '^packages/engine/src/', pathNot: ['^packages/engine/src/$1/', '^packages/engine/src/(numerics|record)/'] },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '^packages/engine/docs'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'types', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs'],
    },
  },
}
