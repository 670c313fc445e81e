/**
 * The edge of a region, by bisection down to neighbouring doubles: `inside` lies in it, `outside` beyond it. Returns
 * `outside` when the region reaches it. Slow but certain: every interval below takes some 60 steps.
 */
export const edgeOf = (isInside: (x: number) => boolean, inside: number, outside: number): number => {
  if (isInside(outside)) return outside;
  let [near, far] = [inside, outside];
  for (let step = 0; step < 200; step += 1) {
    const middle = 0.5 * (near + far);
    if (middle === near || middle === far) break;
    if (isInside(middle)) near = middle;
    else far = middle;
  }
  return 0.5 * (near + far);
};
