import { ebgm } from './ebgm';
import { logisticGrouped } from './logistic';
import { adjustP } from './multiplicity';
import { disproportionalityTable } from './observed-expected';
import { poissonRegression, poissonRegressionOffset } from './poisson-regression';
import { cochranArmitage } from './trend';
import { prrRor } from './two-by-two';

export const signals = {
  prrRor,
  disproportionalityTable,
  ebgm,
  adjustP,
  cochranArmitage,
  logisticGrouped,
  poissonRegression,
  poissonRegressionOffset,
};
