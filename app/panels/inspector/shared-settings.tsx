import { type ReactNode, useId, useState } from 'react'
import { useStore } from 'zustand'
import { type InputView, type NodeView, setParam, together, typingOf } from '../../document/index.ts'
import { sameJson } from '../../document/same-json.ts'
import { fieldSpec } from '../../fields/field-spec.ts'
import { FieldRow } from '../../fields/field-row.tsx'
import { isStacked } from '../../fields/is-stacked.ts'
import { judgeValue } from '../../fields/judge-value.ts'
import { ParamControl } from '../../fields/param-control.tsx'
import { defaultOf, inheritedValue, storedParams } from '../../fields/param-value.ts'
import { useHistory } from '../../fields/use-history.ts'
import { useInside } from '../../fields/use-inside.ts'
import { useEditor } from '../../shell/editor.ts'
import { Section } from '../parts/section.tsx'

/** The settings of nodes of one type, changed in all of them at once. */
export function SharedSettings({ nodes }: { readonly nodes: readonly NodeView[] }): ReactNode {
  const [first] = nodes
  if (!first?.face || nodes.some(({ node }) => node.type !== first.node.type)) return null
  const shared = first.inputs.filter(({ name }) => {
    const look = first.face!.inputs.get(name)?.param?.look
    return look && look.widget !== 'hidden' && nodes.every((node) => isFree(node, name))
  })
  if (shared.length === 0) return null
  return (
    <Section title="Settings of all">
      <div className="flex flex-col gap-1">
        {shared.map((input) => (
          // What was said of some nodes is not said of others.
          <SharedField
            key={[input.name, ...nodes.map(({ id }) => id)].join(' ')}
            nodes={nodes}
            input={input}
          />
        ))}
      </div>
    </Section>
  )
}

/** What a wire brings is not set here. */
function isFree({ inputs }: NodeView, name: string): boolean {
  return inputs.some((input) => input.name === name && input.edge === undefined)
}

function SharedField(props: { readonly nodes: readonly NodeView[]; readonly input: InputView }): ReactNode {
  const { nodes, input } = props
  const { name, label } = input
  const { document, registry } = useEditor()
  const inside = useInside()
  const { history, gesture } = useHistory(`Change ${label}`)
  const id = useId()
  const [fault, setFault] = useState<string>()
  const { inputs, subgraph } = nodes[0]!.face!
  const { param: declared, exposed } = inputs.get(name)!
  const param = declared!
  const spec = fieldSpec(param, exposed?.range)
  // What an instance does not set itself is what its definition has.
  const subgraphs = useStore(document.state, (state) =>
    subgraph === undefined ? undefined : state.document.subgraphs,
  )
  const values = nodes.map(({ node }) => {
    const stored = storedParams(node, registry)
    if (Object.hasOwn(stored, name)) return stored[name]
    return inheritedValue(node, name, subgraphs, registry) ?? defaultOf(param)
  })
  const same = values.every((value) => sameJson(value, values[0]))
  const write = (next: unknown): string | undefined => {
    const verdict = judgeValue(param, next)
    const edits = nodes.map((node) => setParam(inside, node.id, name, next))
    const outcome = verdict.ok ? document.run(together(`Change ${label}`, edits, typingOf(edits))) : undefined
    const reason = verdict.ok ? (outcome?.ok === false ? outcome.reason : undefined) : verdict.reason
    setFault(reason)
    return reason
  }
  return (
    <FieldRow
      id={id}
      name={name}
      label={same ? label : `${label} (several)`}
      help={param.look.help}
      place="inspector"
      stacked={isStacked(spec, 'inspector')}
      loose={spec.is === 'switch'}
      fault={fault}
    >
      <ParamControl
        id={id}
        label={label}
        spec={spec}
        value={same ? values[0] : undefined}
        place="inspector"
        write={write}
        settle={() => setFault(undefined)}
        history={history}
        gesture={gesture}
        hint="Several values"
        invalid={fault !== undefined}
        describedBy={fault === undefined ? undefined : `${id}-fault`}
      />
    </FieldRow>
  )
}
