import { isItemName, itemOf } from '@verum/science/items';

/** An item by its CDISC name (or ours, where CDISC has none), and in words. */
export type ItemWords = Readonly<{ item: string; label: string; unit: string | null }>;

export const wordsOf = (item: string): ItemWords => {
  const name = NAMED_AS[item] ?? item;
  if (!isItemName(name)) return { item, label: OURS[item] ?? item, unit: null };
  const { label, unit = null } = itemOf(name);
  return { item, label, unit };
};

/** Items that the dictionary knows under another name. */
const NAMED_AS: Readonly<Record<string, string>> = {
  protocolVersion: 'version',
  withdrawalScopes: 'withdrawalScope',
  target: 'queryTarget',
  text: 'queryText',
  answer: 'queryAnswer',
  origin: 'queryOrigin',
  check: 'queryCheck',
  reasonCode: 'correctionReason',
  cause: 'correctionCause',
};

/** What is said about data, and what follows from them. */
const OURS: Readonly<Record<string, string>> = {
  about: 'What it is about',
  status: 'Status',
  stream: 'Stream in which it was found',
  record: 'Record that it is about',
  rule: 'Rule of the protocol',
  expected: 'What the protocol expects',
  found: 'What was found',
  superseded: 'No longer a deviation, by what is known now',
  action: 'Action',
  datum: 'Datum that was corrected',
  was: 'Value before',
  is: 'Value after',
  query: 'Query that prompted it',
  criteria: 'Criteria of seriousness that say yes',
  flags: 'Contradictions in its seriousness',
  standing: 'Still the value that stands',
  earlier: 'Earlier screening of the same person',
  AELLTCD: 'Lowest level term code',
  AEPTCD: 'Preferred term code',
  AEHLTCD: 'High level term code',
  AEHLGTCD: 'High level group term code',
  AEBDSYCD: 'Body system or organ class code',
  AESOCCD: 'Primary system organ class code',
};
