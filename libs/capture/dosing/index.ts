export * from './dosing.events';
export * from './dosing.state';
export * from './dose-document/dose-document.projection';
export * from './record-dose/record-dose';
export * from './record-product/record-product';
export * from './correct-dose/correct-dose';
