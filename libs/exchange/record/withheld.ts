import { isBlinded, type ProtocolDocument } from '@verum/capture/study';

/** Stands where the arms of a blinded design are: those who may take a download are blinded, and meet no word of an arm here. */
const WITHHELD = { $withheld: 'arms' } as const;

/** The data of an event as they may be handed over. All else is as stored; the fingerprint and the id are those of the whole. */
export const handedOver = (type: string, data: object): object => {
  if (type !== 'ProtocolVersionPublished') return data;
  const { protocol } = data as { protocol: ProtocolDocument };
  return isBlinded(protocol) ? { ...data, protocol: { ...protocol, arms: WITHHELD } } : data;
};
