import { type Api, ApiProblem } from '../run/api/api.ts'
import type { Drafts } from './drafts.ts'

/** Milliseconds between attempts to reach the server. */
const pause = 3000

/** Saves what earlier visits have left in this browser alone, and removes its drafts; `open` is the place of what is open here. */
export async function sendForgotten(
  api: Api,
  drafts: Drafts,
  open: string,
  isClosed: () => boolean,
): Promise<void> {
  // A browser that keeps no drafts has forgotten none.
  const left = [...(await drafts.forgotten(open).catch(() => []))]
  while (left.length > 0 && !isClosed()) {
    const { draft, place } = left[0]!
    try {
      await api.workflows.create(draft.document)
      await drafts.remove(place)
    } catch (thrown) {
      const refused = thrown instanceof ApiProblem && thrown.status >= 400 && thrown.status < 500
      if (!refused) {
        await new Promise((resolve) => setTimeout(resolve, pause))
        continue
      }
      // What the server refuses, it would refuse again; its draft stays.
    }
    left.shift()
  }
}
