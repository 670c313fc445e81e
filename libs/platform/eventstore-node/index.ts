export { startNode, type Node, type NodeOptions } from './node';
export { startNodeThread } from './node.thread';
export type { Listen } from './listen';
export { checkStore } from './check-store';
export type { Fault } from './walks';
