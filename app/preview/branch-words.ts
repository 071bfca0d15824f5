import { isParam } from '../../engine/define/index.ts'
import type { Editor } from '../shell/editor.ts'
import { nodeAtPath } from './node-at-path.ts'
import type { BranchChanges } from './use-branch-inputs.ts'

/** What a branch will do differently, in a sentence, and what it will not, in another. */
export function branchWords(
  changes: BranchChanges | undefined,
  { document, registry }: Pick<Editor, 'document' | 'registry'>,
): string {
  const keys = Object.keys(changes?.inputs ?? {})
  const stays = changes?.rewired
    ? 'Nodes, wires and modes stay as they were in this run; only settings go along.'
    : ''
  if (keys.length === 0) return stays || 'Change the prompt or the guidance, then go on from here.'
  const names = keys.map((key) => {
    const dot = key.lastIndexOf('.')
    const node = nodeAtPath(document.document, key.slice(0, dot))
    const definition = registry.get(node?.type ?? '')
    const slot = definition?.inputs[key.slice(dot + 1)]
    const label = slot && isParam(slot) ? slot.look.label : key.slice(dot + 1)
    const title = node?.title ?? definition?.title
    return title === undefined || title === label ? label : `${label} of ${title}`
  })
  const shown = names.slice(0, 3).join(', ')
  const more = names.length > 3 ? ` and ${names.length - 3} more` : ''
  return `Goes on with what you changed: ${shown}${more}.${stays && ` ${stays}`}`
}
