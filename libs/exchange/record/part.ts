/** A piece of an export, and how many records it holds. */
export type Part = Readonly<{ text: string; count: number }>;
