import type { Fix, WorkflowDocument } from '../../../engine/graph/index.ts'
import { type Command, type EditContext, type Edited, refuse } from '../command.ts'
import { fieldOf } from '../field-of.ts'
import { graphOf, type Inside } from '../graph-of.ts'
import { beginAnew } from '../starts.ts'
import { locate, type Place } from '../view/locate.ts'
import { addNode, type Point } from './add-node.ts'
import { disconnect } from './connect.ts'
import { setMode, unfreeze } from './set-mode.ts'
import { setParam } from './set-param.ts'

/** Does what a problem offers to mend it. In a subgraph it mends the definition, and so every instance. */
export function applyFix(fix: Fix): Command {
  return {
    label: 'Mend',
    apply(document, context) {
      if (fix.do === 'begin-anew') return beginAnew(fix.node).apply(document, context)
      const path = 'edge' in fix ? fix.edge : 'connect' in fix ? fix.connect.node : fix.node
      const place = locate(document, path)
      if (!place) return refuse('fix.gone', 'What this would mend is not here any more.')
      return commandOf(fix, place, document).apply(document, context)
    },
  }
}

/** Mends all that offers a fix, in order; what has become needless on the way is passed over. */
export function applyFixes(fixes: readonly Fix[]): Command {
  return {
    label: 'Mend all',
    apply(document: WorkflowDocument, context: EditContext): Edited {
      const made: string[] = []
      let mended = document
      for (const fix of fixes) {
        const edited = applyFix(fix).apply(mended, context)
        if (edited.refused) continue
        mended = edited.document
        made.push(...(edited.made ?? []))
      }
      return { document: mended, made }
    },
  }
}

function commandOf(
  fix: Exclude<Fix, { do: 'begin-anew' }>,
  { inside, id }: Place,
  document: WorkflowDocument,
): Command {
  switch (fix.do) {
    case 'remove-edge':
      return disconnect(inside, [id])
    case 'set-param':
      return setParam(inside, id, fix.param, fix.value)
    case 'unfreeze':
      return unfreeze(inside, [id])
    case 'set-mode':
      return setMode(inside, [id], fix.mode)
    case 'add-node': {
      const wire = { node: id, port: fix.connect.port, side: 'input' as const }
      return addNode(inside, fix.type, leftOf(document, inside, id), { wire })
    }
  }
}

/** A place left of a node that nothing stands on. */
function leftOf(document: WorkflowDocument, inside: Inside, id: string): Point {
  const boxes = graphOf(document, inside)?.layout.nodes ?? {}
  const { x, y } = fieldOf(boxes, id) ?? { x: 0, y: 0 }
  const taken = new Set(Object.values(boxes).map((box) => `${box.x} ${box.y}`))
  let down = y
  while (taken.has(`${x - 328} ${down}`)) down += 96
  return { x: x - 328, y: down }
}
