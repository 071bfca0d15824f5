import type { ReactNode } from 'react'
import { Button, Dialog } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import type { WorkflowDocument } from '../../../engine/graph/index.ts'
import type { Conflict, ConflictChoice } from '../keeper-state.ts'

/** Somebody else saved first: both versions side by side, and nothing is overwritten until one is chosen. */
export function ConflictDialog({ conflict }: { readonly conflict: Conflict }): ReactNode {
  const { keeper } = useEditor()
  const choose = (choice: ConflictChoice) => () => void keeper.resolveConflict(choice)
  const at = new Date(conflict.savedAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  return (
    <Dialog
      open
      onOpenChange={() => {}}
      title="This workflow was changed elsewhere"
      description={`Another window${conflict.author === undefined ? '' : `, of ${conflict.author},`} saved it at ${at}. Nothing is lost: choose which goes on here.`}
      className="w-[36rem]"
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
      <div className="grid grid-cols-2 gap-4">
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
  const ids = Object.keys(document.nodes)
  const only = ids.filter((id) => !Object.hasOwn(other.nodes, id))
  const changed = ids.filter(
    (id) =>
      Object.hasOwn(other.nodes, id) &&
      JSON.stringify(document.nodes[id]) !== JSON.stringify(other.nodes[id]),
  )
  return (
    <section aria-label={title} className="rounded-node border border-line p-3 text-12 text-ink2">
      <h3 className="text-13 font-semibold text-ink">{title}</h3>
      <p className="digits">
        {ids.length} nodes, {Object.keys(document.edges).length} wires
      </p>
      {only.length > 0 && <p>Only here: {only.join(', ')}</p>}
      {changed.length > 0 && <p>Set differently: {changed.join(', ')}</p>}
      {only.length + changed.length === 0 && <p>The nodes are the same.</p>}
    </section>
  )
}
