import type { Role, Sites } from '@verum/platform/access';

/** The number of the last event in a stream. */
export type Revision = number;
export const NONE: Revision = -1;

export type Source = 'ui' | 'api' | 'cli' | 'device' | 'import';

/** Where a reader or a command may look: one study, perhaps one participant of it, at the sites that were granted. */
export type Scope = Readonly<{ study: string; participant?: string; sites: Sites }>;

/** Who asks, for whom, when, and on what they saw. The edge makes it; a decision never sees it. */
export type CommandContext = Scope &
  Readonly<{
    commandId: string;
    actor: string;
    role: Role;
    organisation: string;
    /** Named by a command that brings a participant to a site; otherwise it is the site of the first event. */
    site?: string;
    /** What this command answers to, where that is another command or event. */
    correlationId?: string;
    /** When the device took it down, where it says so. */
    capturedAt?: string;
    receivedAt: string;
    source: Source;
    seen?: Revision;
  }>;

/** The same on every event; what is not known is left out. */
export type Metadata = Omit<CommandContext, 'commandId' | 'correlationId' | 'seen' | 'sites'> &
  Readonly<{
    schema: number;
    $causationId: string;
    $correlationId?: string;
    fingerprint: string;
    /** What the decision relied on in other streams. */
    basis?: readonly Readonly<{ need: string; stream: string; revision: Revision }>[];
    /** The version of this software that wrote it. */
    release: string;
  }>;
