/**
 * The mean of a Poisson distribution above which so few events or fewer would be seen in one case of twenty: 3.0 for none.
 *
 * @see Garwood 1936, Fiducial limits for the Poisson distribution, Biometrika 28
 */
export function poissonUpper95(events: number): number {
  let [low, high] = [0, 10 + 3 * events];
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (chanceOfAtMost(events, middle) > 0.05) low = middle;
    else high = middle;
  }
  return high;
}

function chanceOfAtMost(events: number, mean: number): number {
  let [logTerm, sum] = [-mean, 0];
  for (let count = 0; count <= events; count += 1) {
    sum += Math.exp(logTerm);
    logTerm += Math.log(mean) - Math.log(count + 1);
  }
  return sum;
}
