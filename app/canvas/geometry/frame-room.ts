/** Room between a frame and what it is drawn round, with its title above. */
export const frameRoom = { side: 24, top: 48 } as const
