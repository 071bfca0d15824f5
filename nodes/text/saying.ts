/** What people say, and what says the same in plainer words. */
export type Saying = readonly [said: RegExp, means: string]
