import { exportWorkflow, fileNameOf } from '../document/index.ts'
import { toast } from '../look/index.ts'
import type { Editor } from '../shell/editor.ts'
import { writeClipboard } from '../shell/system-clipboard.ts'
import { lockThings } from './lock-things.ts'
import { saveFile } from './save-file.ts'
import { shareLink } from './share-link.ts'

/** Saves the workflow as a version of its history, named after the time. */
export async function saveVersion({ keeper }: Editor): Promise<void> {
  const name = new Date().toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
  await keeper.saveNamed(name)
  if (keeper.state.getState().saved === 'saved') toast.success('Saved as a version of the history.')
}

/** Saves the workflow as a file. */
export async function exportFile({ document: { document }, api }: Editor): Promise<void> {
  const locked = await lockThings(document, api)
  saveFile(new Blob([exportWorkflow(locked)], { type: 'application/json' }), fileNameOf(document))
}

/** Saves the workflow, the files that it uses and what its frozen nodes keep, packed together. */
export async function exportWithFiles({ document: { document }, api, registry }: Editor): Promise<void> {
  try {
    const { bundleFile } = await import('./bundle-file.ts')
    const { file, leftBehind } = await bundleFile(document, api, registry)
    saveFile(file, fileNameOf(document).replace(/\.reelgraph\.json$/, '.reelgraph.zip'))
    for (const node of leftBehind)
      toast.error(
        `What ${node} keeps stays behind: it is not on this machine any more. Run it once and freeze it again.`,
      )
  } catch (thrown) {
    toast.error(thrown instanceof Error ? thrown.message : 'The files could not be packed.')
  }
}

/** Copies a link that holds the workflow. */
export async function copyLink({ document: { document }, api }: Editor): Promise<void> {
  const text = exportWorkflow(await lockThings(document, api))
  const link = await shareLink(JSON.stringify(JSON.parse(text)), location.href)
  if (typeof link !== 'string') {
    toast.error(link.reason)
    return
  }
  if (await writeClipboard(link)) toast.success('The link is on the clipboard. It holds the whole workflow.')
  else toast.error('The browser does not let this page write to the clipboard. Allow it, and copy again.')
}
