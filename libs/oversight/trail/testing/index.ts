export * from './plain-trail';
