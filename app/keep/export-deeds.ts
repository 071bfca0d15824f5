import { exportWorkflow, fileNameOf } from '../document/index.ts'
import { toast } from '../look/index.ts'
import type { Editor } from '../shell/editor.ts'
import { lockThings } from './lock-things.ts'
import { saveFile } from './save-file.ts'
import { shareLink } from './share-link.ts'

/** Saves the workflow as a file. */
export async function exportFile({ document: { document }, api }: Editor): Promise<void> {
  const locked = await lockThings(document, api)
  saveFile(new Blob([exportWorkflow(locked)], { type: 'application/json' }), fileNameOf(document))
}

/** Saves the workflow and the files that it uses, packed together. */
export async function exportWithFiles({ document: { document }, api }: Editor): Promise<void> {
  try {
    const { bundleFile } = await import('./bundle-file.ts')
    saveFile(
      await bundleFile(document, api),
      fileNameOf(document).replace(/\.reelgraph\.json$/, '.reelgraph.zip'),
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
  await navigator.clipboard.writeText(link).then(
    () => toast.success('The link is on the clipboard. It holds the whole workflow.'),
    () => toast.error('The browser does not let this page write to the clipboard. Allow it, and copy again.'),
  )
}
