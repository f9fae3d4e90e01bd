const golden = 0.381_966_011_250_105_15 // 2 − (1 + √5)/2

/**
 * Where a function with one valley is lowest: parabolas through the best three points, golden sections where they lead nowhere. It may be infinite
 * beside the valley. Brent, Algorithms for Minimization without Derivatives, ch. 5.
 */
export function lowest(f: (x: number) => number, from: number, to: number, tolerance: number): number {
  let [a, b] = [from, to]
  let x = a + golden * (b - a)
  let fx = f(x)
  let [w, v, fw, fv] = [x, x, fx, fx]
  let [step, before] = [0, 0]
  for (let k = 0; k < 100; k++) {
    const middle = 0.5 * (a + b)
    if (Math.abs(x - middle) <= 2 * tolerance - 0.5 * (b - a)) break
    const parabolic = vertex(x - w, x - v, fx - fw, fx - fv)
    if (Math.abs(before) > tolerance && Math.abs(parabolic) < 0.5 * Math.abs(before) && x + parabolic > a && x + parabolic < b) {
      before = step
      step = parabolic
      if (x + step - a < 2 * tolerance || b - x - step < 2 * tolerance) step = x < middle ? tolerance : -tolerance
    } else {
      before = x < middle ? b - x : a - x
      step = golden * before
    }
    const u = Math.abs(step) >= tolerance ? x + step : x + (step > 0 ? tolerance : -tolerance)
    const fu = f(u)
    if (fu <= fx) {
      if (u < x) b = x
      else a = x
      ;[v, fv, w, fw, x, fx] = [w, fw, x, fx, u, fu]
    } else {
      if (u < x) a = u
      else b = u
      if (fu <= fw || w === x) [v, fv, w, fw] = [w, fw, u, fu]
      else if (fu <= fv || v === x || v === w) [v, fv] = [u, fu]
    }
  }
  return x
}

/** Step from the best point to the vertex of the parabola through it and two others, by their distances and differences; not a number where there is none. */
function vertex(toW: number, toV: number, aboveW: number, aboveV: number): number {
  const r = toW * aboveV
  const q = toV * aboveW
  const below = 2 * (q - r)
  return below === 0 ? Number.NaN : -(toV * q - toW * r) / below
}

/** Where f is zero between `inside`, where it is not above, and `outside`, where it is; approached from inside. Regula falsi after Dowell and Jarratt (Illinois). */
export function crossing(f: (x: number) => number, inside: number, outside: number, tolerance: number): number {
  let [a, fa, b, fb] = [inside, f(inside), outside, f(outside)]
  let held = 0
  for (let k = 0; k < 60 && Math.abs(b - a) > tolerance; k++) {
    const share = fb === Infinity ? 0.5 : Math.min(Math.max(fa / (fa - fb), 1e-3), 0.999)
    const x = a + share * (b - a)
    const fx = f(x)
    if (fx <= 0) {
      ;[a, fa] = [x, fx]
      if (held === 1 && fb !== Infinity) fb *= 0.5
      held = 1
      if (fx > -1e-9) break
    } else {
      ;[b, fb] = [x, fx]
      if (held === -1) fa *= 0.5
      held = -1
    }
  }
  return a
}
