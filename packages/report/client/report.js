import { drawAcceleration } from './acceleration.js'
import { readCurves } from './curves.js'
import { drawDrive } from './drive.js'
import { offerKeys } from './keys.js'
import { preparePrint } from './print.js'
import { switchTheme } from './theme.js'

const curves = readCurves()
switchTheme()
offerKeys()
const plots = [...drawDrive(curves), ...drawAcceleration(curves)]
preparePrint(plots)
