import { exportWorkflow, fileNameOf } from '../document/index.ts'
import { toast } from '../look/index.ts'
import type { Action } from '../shell/action.ts'
import type { Editor } from '../shell/editor.ts'
import { chooseFiles, saveFile } from './save-file.ts'
import { lockThings } from './lock-things.ts'
import { openAny } from './open-any.ts'
import { shareLink } from './share-link.ts'

/** What is done with the workflow as a file. */
export const keepActions: readonly Action[] = [
  {
    id: 'file.new',
    title: 'New workflow',
    group: 'File',
    icon: 'file-plus',
    run: ({ keeper }) => keeper.openNew(),
  },
  {
    id: 'file.open',
    title: 'Open a file',
    group: 'File',
    icon: 'folder-open',
    keys: ['Mod+O'],
    whileTyping: true,
    run: (editor) => {
      void chooseFiles('.json,.zip,.mp4,.webm,.png,.webp,.gif').then(
        ([file]) => file && openAny(editor, file),
      )
    },
  },
  {
    id: 'file.save',
    title: 'Save a named version',
    group: 'File',
    icon: 'save',
    keys: ['Mod+S'],
    whileTyping: true,
    run: ({ keeper }) => {
      const name = new Date().toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
      void keeper.saveNamed(name).then(() => {
        if (keeper.state.getState().saved === 'saved') toast.success('Saved as a version of the history.')
      })
    },
  },
  {
    id: 'file.export',
    title: 'Export as JSON',
    group: 'File',
    icon: 'download',
    keys: ['Mod+Shift+S'],
    whileTyping: true,
    run: ({ document: { document }, api }) => {
      void lockThings(document, api).then((locked) =>
        saveFile(new Blob([exportWorkflow(locked)], { type: 'application/json' }), fileNameOf(document)),
      )
    },
  },
  {
    id: 'file.export-files',
    title: 'Export with its files',
    group: 'File',
    icon: 'package',
    run: (editor) => void exportWithFiles(editor),
  },
  {
    id: 'file.share',
    title: 'Copy a link to it',
    group: 'File',
    icon: 'link',
    run: ({ document: { document }, api }) => void copyLink(lockThings(document, api).then(exportWorkflow)),
  },
]

async function exportWithFiles({ document: { document }, api }: Editor): Promise<void> {
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

async function copyLink(text: Promise<string>): Promise<void> {
  const link = await shareLink(JSON.stringify(JSON.parse(await text)), location.href)
  if (typeof link !== 'string') {
    toast.error(link.reason)
    return
  }
  await navigator.clipboard.writeText(link).then(
    () => toast.success('The link is on the clipboard. It holds the whole workflow.'),
    () => toast.error('The browser does not let this page write to the clipboard. Allow it, and copy again.'),
  )
}
