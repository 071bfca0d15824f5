import { type ReactNode, useId } from 'react'
import { type InputView, type NodeView, setDice } from '../document/index.ts'
import { useEditor } from '../shell/editor.ts'
import type { FieldPlace } from './field-place.ts'
import { FieldRow } from './field-row.tsx'
import { ParamControl } from './param-control.tsx'
import { paramMenu } from './param-menu.ts'
import { isStacked } from './is-stacked.ts'
import { useDrawnSeed } from './use-drawn-seed.ts'
import { useHistory } from './use-history.ts'
import { useInside } from './use-inside.ts'
import { useParam } from './use-param.ts'
import { WiredValue } from './wired-value.tsx'

/** What `ParamField` is given. */
export interface ParamFieldProps {
  readonly node: NodeView
  readonly input: InputView
  readonly place: FieldPlace
  /** Without a word for it: the only setting of a node. */
  readonly bare?: boolean
}

/** The row of one setting: label, control, what is wrong with it. It writes through commands of the document. */
export function ParamField({ node, input, place, bare = false }: ParamFieldProps): ReactNode {
  const editor = useEditor()
  const inside = useInside()
  const handle = useParam(node, input)
  const { history, gesture } = useHistory(`Change ${input.label}`)
  const id = useId()
  const rolls = node.node.dice?.includes(input.name) ?? false
  const drawn = useDrawnSeed(inside, node.id, input.name, rolls)
  if (!handle) return null

  const { param, spec, fault } = handle
  const dice = {
    on: rolls,
    drawn,
    set: (on: boolean) => void editor.document.run(setDice(inside, node.id, input.name, on)),
  }
  return (
    <FieldRow
      id={id}
      name={input.name}
      label={input.label}
      help={param.look.help}
      place={place}
      stacked={isStacked(spec, place)}
      loose={spec.is === 'switch'}
      bare={bare}
      changed={handle.changed}
      exposedAs={input.exposedAs}
      fault={fault}
      menu={() => paramMenu(editor, inside, node, input, handle)}
    >
      {input.edge === undefined ? (
        <ParamControl
          id={id}
          label={input.label}
          spec={spec}
          value={handle.value}
          place={place}
          write={handle.write}
          settle={handle.settle}
          history={history}
          gesture={gesture}
          hint={spec.is === 'multiline' ? param.look.help : undefined}
          invalid={fault !== undefined}
          describedBy={fault === undefined ? undefined : `${id}-fault`}
          dim={node.standing === 'muted' || node.standing === 'bypassed'}
          dice={dice}
        />
      ) : (
        <WiredValue id={id} input={input} />
      )}
    </FieldRow>
  )
}
