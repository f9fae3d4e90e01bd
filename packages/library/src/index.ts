export { besides, isPath, libraryRoot, portableName, readText } from './file.ts'
export { libraryIds, loadCar, loadCell, loadCharger, loadCycle } from './load.ts'
export { loadAny } from './load-any.ts'
export { copyOf, programmeTexts, type Sketched, sketchText } from './template.ts'
