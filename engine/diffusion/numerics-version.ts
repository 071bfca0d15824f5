/**
 * Part of every device node's cache key: raise it with any change after which the same clip, options and seed give
 * other bits, so that no result of the old arithmetic passes for one of the new.
 */
export const numericsVersion = 6
