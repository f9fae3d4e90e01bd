import { drawAcceleration } from './acceleration.js'
import { drawBattery } from './battery.js'
import { readCurves } from './curves.js'
import { drawDrive } from './drive.js'
import { unfoldTargets } from './fold.js'
import { offerKeys } from './keys.js'
import { preparePrint } from './print.js'
import { drawReplay } from './replay.js'
import { offerSearch } from './search.js'
import { followCar } from './switches.js'
import { switchTheme } from './theme.js'

const curves = readCurves()
switchTheme()
offerKeys()
const plots = [...drawDrive(curves), ...drawReplay(curves), ...drawAcceleration(curves), ...drawBattery(curves)]
followCar()
offerSearch()
unfoldTargets()
preparePrint(plots)
