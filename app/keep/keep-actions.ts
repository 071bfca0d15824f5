import type { Action } from '../shell/action.ts'
import { lateDeeds } from '../shell/late-deeds.ts'
import { chooseFiles } from './save-file.ts'

/** What exporting and naming a version do, loaded once the graph can be used. */
export const exportDeeds = lateDeeds(() => import('./export-deeds.ts'))

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
        async ([file]) => file && (await import('./open-any.ts')).openAny(editor, file),
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
    run: exportDeeds((deeds, editor) => void deeds.saveVersion(editor)),
  },
  {
    id: 'file.export',
    title: 'Export as JSON',
    group: 'File',
    icon: 'download',
    keys: ['Mod+Shift+S'],
    whileTyping: true,
    run: exportDeeds((deeds, editor) => void deeds.exportFile(editor)),
  },
  {
    id: 'file.export-files',
    title: 'Export with its files',
    group: 'File',
    icon: 'package',
    run: exportDeeds((deeds, editor) => void deeds.exportWithFiles(editor)),
  },
  {
    id: 'file.share',
    title: 'Copy a link to it',
    group: 'File',
    icon: 'link',
    run: exportDeeds((deeds, editor) => void deeds.copyLink(editor)),
  },
]
