import type { Api } from '../run/api/api.ts'
import type { Drafts } from './drafts.ts'
import { readLastOpen } from './last-open.ts'
import { UnsentWorkflows } from './unsent-workflows.ts'

/** Saves what earlier visits have left in this browser alone, and removes its drafts. */
export async function sendForgotten(api: Api, drafts: Drafts, isClosed: () => boolean): Promise<void> {
  // A browser that keeps no drafts has forgotten none.
  const left = await drafts.forgotten(readLastOpen()?.place ?? '').catch(() => [])
  if (isClosed()) return
  const unsent = new UnsentWorkflows({ api, drafts })
  for (const { draft, place } of left) unsent.send({ document: draft.document, place })
}
