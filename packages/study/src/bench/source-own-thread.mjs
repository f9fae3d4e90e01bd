// Loads the thread where the sources are run as they are written, without a build.
// biome-ignore lint/correctness/noUndeclaredDependencies: the repository has it; the published package has no use for it
import { register } from 'tsx/esm/api'

register()
await import('./own-thread.ts')
