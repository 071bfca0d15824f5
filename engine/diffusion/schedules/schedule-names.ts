/** Names that `makeSchedule` knows, in the order a list shows them. */
export const scheduleNames = [
  'uniform',
  'shift',
  'token-shift',
  'linear-quadratic',
  'beta',
  'karras',
  'exponential',
  'explicit',
] as const

/** One of `scheduleNames`. */
export type ScheduleName = (typeof scheduleNames)[number]
