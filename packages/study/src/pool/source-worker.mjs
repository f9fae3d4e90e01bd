// Loads the worker where the sources are run as they are written, without a build.
import { register } from 'tsx/esm/api'

register()
export default (await import('./worker.ts')).default
