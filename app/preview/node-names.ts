import type { Editor } from '../shell/editor.ts'
import type { NodeNames } from './progress-words.ts'

/** Names nodes of runs as the canvas does; those inside a subgraph by the node that stands for it. */
export function nodeNames({ document, registry }: Pick<Editor, 'document' | 'registry'>): NodeNames {
  const outer = (path: string) => document.document.nodes[path.split('/')[0]!]
  const declared = (path: string) => registry.get(outer(path)?.type ?? '')
  return {
    title: (path) => outer(path)?.title ?? declared(path)?.title ?? path,
    denoises: (path) => declared(path)?.startable === true,
  }
}
