/** Thrown for a regular expression that Go's regexp package refuses. */
export class UnreadableExpression extends Error {}
