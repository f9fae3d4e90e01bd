import { html, type Markup } from '../markup.ts'
import type { ReplayReport } from '../model/replay.ts'
import { curvesNeedScript, plotsOf, thinnedNote } from '../panel/drive.ts'
import { panel } from '../panel/panel.ts'
import { plotFrame } from '../panel/plot-frame.ts'
import { axisSwitch } from '../panel/switch.ts'
import { mostInstants } from '../thin.ts'

/** The frames of the drive as strips under each other; the client script fills them and moves them together. */
export const replayDrivePanel = ({ drive }: ReplayReport): Markup =>
  panel(
    'drive',
    `The drive, ${drive.title}`,
    html`<b class="measured-text">Measured</b> in ink, <b class="simulated-text">predicted</b> in blue, second by second. Drag to zoom: all plots move together; a double click shows the whole drive again.`,
    html`<div class="controls needs-script">${axisSwitch('drive')}</div>
${curvesNeedScript}
<div id="replay-plots">${plotsOf(drive.series).map((series) => plotFrame({ ...series, span: spans[series.unit] ?? 0 }, { over: 'time or distance' }))}</div>
${drive.t_s.length > mostInstants && thinnedNote}`,
  )

/** A barometer's step must not look like a mountain, nor a tenth of a kelvin. */
const spans: Readonly<Record<string, number>> = { m: 20, '°C': 4, '%': 4 }
