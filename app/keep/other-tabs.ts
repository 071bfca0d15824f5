/** That a workflow was saved: which, and as what revision. */
export interface SavedNews {
  readonly workflow: string
  readonly revision: number
}

/** The other tabs of this browser: they are told what is saved here, and tell what is saved there. */
export class OtherTabs {
  readonly #channel = new BroadcastChannel('reelgraph.saved')

  constructor(hear: (news: Partial<SavedNews>) => void) {
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Partial<SavedNews>>) => hear(data))
  }

  tell(news: SavedNews): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no origin to name
    this.#channel.postMessage(news)
  }

  close(): void {
    this.#channel.close()
  }
}
