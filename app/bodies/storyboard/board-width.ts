/** Pixels of the large form of the storyboard, and of the strip in it. */
export const [boardWidth, stripWidth] = [920, 864] as const
