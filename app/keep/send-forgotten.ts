import type { Api } from '../run/api/api.ts'
import type { Drafts } from './drafts.ts'
import { readLastOpen } from './last-open.ts'
import { isFinal } from './unsent-workflows.ts'

/** Milliseconds between attempts to reach the server. */
const pause = 3000

/** Saves what earlier visits have left in this browser alone, and removes its drafts. */
export async function sendForgotten(api: Api, drafts: Drafts, isClosed: () => boolean): Promise<void> {
  // A browser that keeps no drafts has forgotten none.
  const left = [...(await drafts.forgotten(readLastOpen()?.place ?? '').catch(() => []))]
  while (left.length > 0 && !isClosed()) {
    const { draft, place } = left[0]!
    try {
      await api.workflows.create(draft.document)
      // It is saved, whatever becomes of its draft.
      await drafts.remove(place).catch(() => {})
    } catch (thrown) {
      if (!isFinal(thrown)) {
        await new Promise((resolve) => setTimeout(resolve, pause))
        continue
      }
      // What the server refuses, it would refuse again; its draft stays.
    }
    left.shift()
  }
}
