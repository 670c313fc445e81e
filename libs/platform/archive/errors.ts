/** What is wrong with a file, before anybody says where. */
export class Broken extends Error {}

/** A file that is no backup, or none that this release can read, or not as it was written. One sentence, with the place. */
export class ArchiveRefused extends Error {}

/** The store holds events that this log does not begin with. */
export class StoreNotEmpty extends Error {}

/** What was written is not what was to be written: nothing may be called done. */
export class NotTheSame extends Error {}
