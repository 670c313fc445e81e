// Every property test of a run draws from one seed, so that what turns red is the change and not the day. What the seed never
// draws is looked for with VERUM_TEST_SEED=random (or a number, which a failure prints).
const check = require('../../node_modules/fast-check');

const { VERUM_TEST_SEED: seed = '1' } = process.env;
check.configureGlobal(seed === 'random' ? {} : { seed: Number(seed) });
module.exports = check;
