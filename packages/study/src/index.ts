export { type Conditions, driverLoad, roomTemperature, testLoad } from './conditions.ts'
export { type Influence, type Interval, intervals } from './interval.ts'
export { type Drive, type DriveOptions, drive, type Itinerary } from './procedures/drive.ts'
export { type Performance, perform } from './procedures/perform.ts'
