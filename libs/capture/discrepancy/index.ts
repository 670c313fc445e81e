export * from './answer-query/answer-query';
export * from './close-query/close-query';
export * from './discrepancy-document/discrepancy-document.projection';
export * from './discrepancy.events';
export * from './discrepancy.state';
export * from './raise-query/raise-query';
export * from './reopen-query/reopen-query';
