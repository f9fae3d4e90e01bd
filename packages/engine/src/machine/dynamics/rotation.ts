/** A vector of the plane: d and q, or the two axes of the stator. */
export interface Vector {
  x: number
  y: number
}

/** cos and sin of an angle, by their Taylor series after whole turns are taken away: built-in ones differ between JavaScript engines. Within 1e-12. */
export function direction(angle: number): Vector {
  const a = angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI))
  const square = -a * a
  let [cosine, sine] = [1, 1]
  for (let n = 28; n > 1; n -= 2) {
    cosine = 1 + (cosine * square) / (n * (n - 1))
    sine = 1 + (sine * square) / (n * (n + 1))
  }
  return { x: cosine, y: a * sine }
}

/** a turned by the angle of the unit vector b: the product of complex numbers. */
export const turned = (a: Vector, b: Vector): Vector => ({ x: a.x * b.x - a.y * b.y, y: a.x * b.y + a.y * b.x })

/** a turned back. */
export const turnedBack = (a: Vector, b: Vector): Vector => ({ x: a.x * b.x + a.y * b.y, y: a.y * b.x - a.x * b.y })
