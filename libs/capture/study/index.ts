export * from './consent-form-document/consent-form-document.projection';
export * from './protocol-document/protocol-document.projection';
export * from './protocol.document';
export * from './site-document/site-document.projection';
export * from './study-document/study-document.projection';
export * from './study.events';
export * from './study.state';
