export { libraryRoot, portableName, readText } from './file.ts'
export { libraryIds, loadCar, loadCycle } from './load.ts'
