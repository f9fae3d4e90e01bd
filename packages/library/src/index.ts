export { besides, isPath, libraryRoot, portableName, readText } from './file.ts'
export {
  carFromText,
  carFromTexts,
  libraryIds,
  loadCar,
  loadCell,
  loadCharger,
  loadCosts,
  loadCycle,
  loadMachine,
  loadMapping,
  loadPack,
  loadSoftware,
  loadUse,
} from './load.ts'
export { loadAny } from './load-any.ts'
export { type DriveLog, loadDrive, loadDrives } from './load-drive.ts'
export { copyOf, programmeTexts, type Sketched, schemaLine, sketchText } from './template.ts'
