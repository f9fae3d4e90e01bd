/**
 * How many times larger the variance of what is fitted is than independent residuals would make it: (1 + ρ)/(1 − ρ), ρ the correlation
 * of each residual with the next (an AR(1) process: Box, Jenkins & Reinsel 2008, ch. 2). Never below 1.
 */
export function varianceInflation(residuals: Float64Array): number {
  let [square, product] = [0, 0]
  for (let k = 0; k < residuals.length; k++) {
    square += residuals[k]! ** 2
    if (k > 0) product += residuals[k]! * residuals[k - 1]!
  }
  const rho = square > 0 ? product / square : 0
  return Math.max(1, (1 + rho) / Math.max(1 - rho, 1 / residuals.length))
}
