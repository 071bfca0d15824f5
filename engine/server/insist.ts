/** How something is tried again. */
export interface Insistence {
  readonly everyMs: number
  /** Called for the first failure. */
  readonly trouble: (error: unknown) => void
  readonly givesUp: () => boolean
}

/** Does what must be done, again and again while it cannot: a full disk is emptied some day. */
export async function insist(work: () => void, { everyMs, trouble, givesUp }: Insistence): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return work()
    } catch (error) {
      if (tries === 0) trouble(error)
      if (givesUp()) return
      await new Promise((resolve) => setTimeout(resolve, everyMs))
    }
  }
}
