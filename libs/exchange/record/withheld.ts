import { isBlinded, type ProtocolDocument } from '@verum/capture/study';

/** Stands where the arms of a blinded design are: who is blinded meets no word of an arm in a download. */
const WITHHELD = { $withheld: 'arms' } as const;

/** The data of an event as they may be handed over. All else is as stored; the fingerprint and the id are those of the whole. */
export const handedOver = (type: string, data: object): object => {
  if (type !== 'ProtocolVersionPublished') return data;
  const { protocol } = data as { protocol: ProtocolDocument };
  return isBlinded(protocol) ? { ...data, protocol: { ...protocol, arms: WITHHELD } } : data;
};
