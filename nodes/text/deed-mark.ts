/** What the tokens begin with that stand for what is done to a thing. */
export const deedMark = '\u0005'
