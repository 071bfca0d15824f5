import type { ReactNode } from 'react'
import { Button, Dialog } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import type { WorkflowDocument } from '../../../engine/graph/index.ts'
import type { Conflict, ConflictChoice } from '../keeper-state.ts'
import { differingNodes } from './differing-nodes.ts'

/** Somebody else saved first: both versions side by side, and nothing is overwritten until one is chosen. */
export function ConflictDialog({ conflict }: { readonly conflict: Conflict }): ReactNode {
  const { keeper } = useEditor()
  const choose = (choice: ConflictChoice) => () => void keeper.resolveConflict(choice)
  const at = new Date(conflict.savedAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  return (
    <Dialog
      open
      answer
      onOpenChange={() => {}}
      title="This workflow was changed elsewhere"
      description={`Another window${conflict.author === undefined ? '' : `, of ${conflict.author},`} saved it at ${at}. Nothing is lost: choose which goes on here. The other stays in the history.`}
      className="w-[38rem]"
      footer={
        <>
          <Button onClick={choose('theirs')}>Take theirs</Button>
          <Button onClick={choose('copy')}>Save mine as a copy</Button>
          <Button kind="fill" onClick={choose('mine')}>
            Keep mine
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-2 gap-3">
        <Version title="Mine" document={conflict.mine} other={conflict.theirs} />
        <Version title="Theirs" document={conflict.theirs} other={conflict.mine} />
      </div>
    </Dialog>
  )
}

function Version(props: {
  readonly title: string
  readonly document: WorkflowDocument
  readonly other: WorkflowDocument
}): ReactNode {
  const { title, document, other } = props
  const { registry } = useEditor()
  const nameOf = (id: string): string => {
    const node = document.nodes[id]
    return node?.title ?? registry.get(node?.type ?? '')?.title ?? id
  }
  const { only, changed, otherwise } = differingNodes(document, other, nameOf)
  const [nodes, wires] = [Object.keys(document.nodes).length, Object.keys(document.edges).length]
  return (
    <section aria-label={title} className="flex flex-col gap-1 rounded-node border border-line p-3 text-12">
      <h3 className="text-13 font-semibold text-ink">{title}</h3>
      <p className="digits text-ink3">
        {nodes} {nodes === 1 ? 'node' : 'nodes'}, {wires} {wires === 1 ? 'wire' : 'wires'}
      </p>
      {only.length > 0 && <Names words="Only here" names={only} />}
      {changed.length > 0 && <Names words="Set differently" names={changed} />}
      {only.length + changed.length === 0 && (
        <p className="text-ink2">
          {otherwise ? 'Its nodes are all in the other as well.' : 'It is the same as the other.'}
        </p>
      )}
    </section>
  )
}

function Names({ words, names }: { readonly words: string; readonly names: readonly string[] }): ReactNode {
  const more = names.length > 6 ? ` and ${names.length - 6} more` : ''
  return (
    <p className="text-ink [overflow-wrap:anywhere]">
      <span className="text-ink2">{words}: </span>
      {names.slice(0, 6).join(', ')}
      {more}
    </p>
  )
}
