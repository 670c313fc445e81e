import { registry as statistics, type Registry } from '@verum/science/statistics';

/** The science folders may not know each other, so the whole stands here. */
export const registry: Registry = { ...statistics };
