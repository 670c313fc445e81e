import digammaKernel from '@stdlib/math-base-special-digamma';
import gammaln from '@stdlib/math-base-special-gammaln';

export { beta } from './beta';
export { binomial, hypergeometric, poisson } from './discrete';
export { chiSquare, gamma } from './gamma';
export { normal } from './normal';
export { studentT } from './student-t';

/** ln Gamma(x), x > 0. */
export const logGamma = (x: number): number => gammaln(x);
/** d/dx ln Gamma(x). */
export const digamma = (x: number): number => digammaKernel(x);
