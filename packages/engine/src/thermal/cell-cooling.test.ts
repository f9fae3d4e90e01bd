import { expect, test } from 'vitest'
import { type CellShape, type CooledFace, cellConductance } from './cell-cooling.ts'

/** An LFP cell of 280 Ah's size, with the measured conductivities of an LFP pouch. */
const cell: CellShape = { length: 0.174, height: 0.204, thickness: 0.072, inPlaneConductivity: 26.6, throughPlaneConductivity: 0.52 }
const touching = 1e12
const faces: CooledFace[] = ['bottom', 'one large face', 'both large faces', 'tabs']

/** Mean excess over the face per watt: a bar of `count` slices, heated evenly, cooled at one end. */
function sliced(L: number, k: number, A: number, count = 400): number {
  const dx = L / count
  let [excess, sum] = [0, 0]
  for (let n = 0; n < count; n++) {
    // all heat of the slices behind crosses the border to the next; half a slice lies before the first
    const flow = (count - n) / count
    excess += n === 0 ? (flow * dx) / 2 / (k * A) : (flow * dx) / (k * A)
    sum += excess
  }
  return sum / count
}

test('the resistance is that of a sliced bar under even heat', () => {
  const { length, height, thickness, inPlaneConductivity: along, throughPlaneConductivity: through } = cell
  expect(1 / cellConductance(cell, 'bottom', touching)).toBeCloseTo(sliced(height, along, length * thickness), 5)
  expect(1 / cellConductance(cell, 'one large face', touching) / sliced(thickness, through, length * height)).toBeCloseTo(1, 5)
  expect(1 / cellConductance(cell, 'both large faces', touching) / (sliced(thickness / 2, through, length * height) / 2)).toBeCloseTo(1, 5)
  expect(1 / cellConductance(cell, 'tabs', touching) / (sliced(length / 2, along, height * thickness) / 2)).toBeCloseTo(1, 5)
})

test('two large faces conduct four times what one does', () => {
  expect(cellConductance(cell, 'both large faces', touching) / cellConductance(cell, 'one large face', touching)).toBeCloseTo(4, 6)
})

test('a filler only adds resistance, 1/(h·A) on each cooled face', () => {
  const areas = [cell.length * cell.thickness, cell.length * cell.height, 2 * cell.length * cell.height, 2 * cell.height * cell.thickness]
  for (const [n, face] of faces.entries()) {
    const added = 1 / cellConductance(cell, face, 2000) - 1 / cellConductance(cell, face, touching)
    expect(added).toBeCloseTo(1 / (2000 * areas[n]!), 6)
  }
})

test('the same shape of any material that conducts alike in all directions obeys one law', () => {
  const cube: CellShape = { length: 0.1, height: 0.1, thickness: 0.1, inPlaneConductivity: 3, throughPlaneConductivity: 3 }
  expect(cellConductance(cube, 'bottom', touching)).toBeCloseTo(3 * 3 * 0.1, 9)
  expect(cellConductance(cube, 'one large face', touching)).toBeCloseTo(3 * 3 * 0.1, 9)
  expect(cellConductance(cube, 'tabs', touching)).toBeCloseTo(cellConductance(cube, 'both large faces', touching), 12)
})
