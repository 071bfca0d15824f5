import { type ReactNode, useId, useMemo, useState } from 'react'
import type { Endpoint } from '../../../engine/graph/index.ts'
import { makeSubgraph, type NewSubgraph } from '../../document/index.ts'
import { Button, Dialog, TextField } from '../../look/index.ts'
import { actAndChoose } from '../actions/say.ts'
import { useStage } from '../stage/use-stage.ts'
import './make-node.css'
import { newNodeOf } from './new-node.ts'
import { NewPorts } from './new-ports.tsx'
import { NewSettings } from './new-settings.tsx'
import { placeOfMade } from './place-of-made.ts'

/** Asks what the node that several nodes become is called, how its ports are named, and which settings it shows. */
export function MakeNode({ nodes }: { readonly nodes: readonly string[] }): ReactNode {
  const stage = useStage()
  const { editor, inside } = stage
  const form = useId()
  const [title, setTitle] = useState('')
  const [expose, setExpose] = useState<readonly Endpoint[]>([])
  const [inputs, setInputs] = useState<Readonly<Record<string, string>>>({})
  const [outputs, setOutputs] = useState<Readonly<Record<string, string>>>({})
  const preview = useMemo(() => newNodeOf(editor, inside, nodes, expose), [editor, inside, nodes, expose])
  const close = (): void => stage.state.setState({ joining: undefined })
  const make = (): void => {
    const wish: NewSubgraph = { title: title.trim() || 'Subgraph', expose, labels: { inputs, outputs } }
    close()
    actAndChoose(editor, makeSubgraph(inside, nodes, { ...wish, at: placeOfMade(stage, nodes, wish) }))
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title="Make one node"
      description={`${nodes.length === 1 ? 'One node becomes' : `${nodes.length} nodes become`} a node of your own. It computes the same.`}
      className="w-[32rem]"
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button kind="fill" type="submit" form={form}>
            Make node
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="make-node"
        onSubmit={(event) => {
          event.preventDefault()
          make()
        }}
      >
        <label className="make-node-row">
          <span>Name</span>
          <TextField value={title} onChange={setTitle} placeholder="Subgraph" autoFocus maxLength={120} />
        </label>
        <NewPorts title="Takes" ports={preview.inputs} names={inputs} onChange={setInputs} />
        <NewPorts title="Gives" ports={preview.outputs} names={outputs} onChange={setOutputs} />
        <NewSettings nodes={preview.settings} chosen={expose} onChange={setExpose} />
      </form>
    </Dialog>
  )
}
