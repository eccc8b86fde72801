/** A failure whose message is one sentence for the person at the terminal: printed alone, without a stack. */
export class Plain extends Error {}
