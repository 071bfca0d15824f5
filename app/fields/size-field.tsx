import { type ReactNode, useId } from 'react'
import { type InputView, type NodeView, setParam, together } from '../document/index.ts'
import { useEditor } from '../shell/editor.ts'
import type { FieldPlace } from './field-place.ts'
import { FieldRow } from './field-row.tsx'
import { paramMenu } from './param-menu.ts'
import { SizeControl, type SizeSide } from './size-control.tsx'
import type { ParamHandle } from './param-handle.ts'
import { useHistory } from './use-history.ts'
import { useInside } from './use-inside.ts'
import { useParam } from './use-param.ts'

/** What `SizeField` is given. */
export interface SizeFieldProps {
  readonly node: NodeView
  readonly width: InputView
  readonly height: InputView
  readonly place: FieldPlace
}

/** The row of width and height together. */
export function SizeField({ node, width, height, place }: SizeFieldProps): ReactNode {
  const editor = useEditor()
  const inside = useInside()
  const [w, h] = [useParam(node, width), useParam(node, height)]
  const { history } = useHistory('Change size')
  const id = useId()
  if (!w || !h) return null

  const fault = w.fault ?? h.fault
  const side = (handle: ParamHandle, { label }: InputView, own: string): SizeSide => ({
    id: own,
    label,
    value: handle.value,
    write: handle.write,
    settle: handle.settle,
    invalid: handle.fault !== undefined,
    range: handle.spec.is === 'number' ? handle.spec : { whole: true, step: 1 },
  })
  const setBoth = (across: number, down: number): void => {
    const both = [setParam(inside, node.id, width.name, across), setParam(inside, node.id, height.name, down)]
    editor.document.run(together('Change size', both))
  }
  return (
    <FieldRow
      id={id}
      name={width.name}
      label="Size"
      help={w.param.look.help ?? 'Width and height of the video.'}
      place={place}
      changed={w.changed || h.changed}
      exposedAs={width.exposedAs ?? height.exposedAs}
      fault={fault}
      menu={() => [
        ...named('Width', paramMenu(editor, inside, node, width, w)),
        ...named('Height', paramMenu(editor, inside, node, height, h), true),
      ]}
    >
      <SizeControl
        place={place}
        history={history}
        describedBy={fault === undefined ? undefined : `${id}-fault`}
        dim={node.standing === 'muted' || node.standing === 'bypassed'}
        width={side(w, width, id)}
        height={side(h, height, `${id}-height`)}
        setBoth={setBoth}
      />
    </FieldRow>
  )
}

type Items = ReturnType<typeof paramMenu>

function named(side: string, items: Items, divider = false): Items {
  return items.map((item, at) => ({
    ...item,
    label: `${side}: ${item.label}`,
    ...(divider && at === 0 && { divider }),
  }))
}
