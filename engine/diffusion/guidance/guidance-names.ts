/** Names of the guidance rules. Rescale and interval are settings of each. */
export const guidanceNames = ['cfg', 'cfg-zero', 'apg'] as const

/** One of `guidanceNames`. */
export type GuidanceName = (typeof guidanceNames)[number]
