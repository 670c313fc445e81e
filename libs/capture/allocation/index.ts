export * from './allocation.events';
export * from './allocation.state';
export * from './allocation-entry/allocation-entry.projection';
export * from './arm-document/arm-document.projection';
export * from './arm-document/arms-of';
export * from './load-allocation-list/load-allocation-list';
export * from './allocate-participant/allocate-participant';
export * from './record-arms/record-arms';
