/** What the tokens begin with that stand for how one goes in a chase. */
export const chaseMark = '\u0006'
