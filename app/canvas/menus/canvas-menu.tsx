import type { ReactNode } from 'react'
import { changeFrame, colourNodes, disconnect, routeWire } from '../../document/index.ts'
import { KindGlyph, type MenuItem, PointMenu } from '../../look/index.ts'
import { actionOf } from '../../shell/actions.ts'
import { menuItem } from '../../shell/menu-item.ts'
import { chosenNodes } from '../actions/chosen.ts'
import { act } from '../actions/say.ts'
import { markColours } from '../flow/flow-node.ts'
import { addPoint } from '../gestures/add-point.ts'
import type { OpenMenu } from '../stage/stage-state.ts'
import type { Stage } from '../stage/stage.ts'
import { useStage } from '../stage/use-stage.ts'

const ofNode = [
  ['run.to-here'],
  ['node.rename', 'node.collapse', 'node.bypass', 'node.mute', 'node.freeze'],
  ['node.enter', 'node.unpack', 'node.detach', 'node.publish', 'node.update', 'node.export'],
  ['node.make-subgraph', 'node.group', 'node.pull-out'],
  ['edit.cut', 'edit.copy', 'edit.duplicate'],
  ['edit.delete', 'edit.delete-heal'],
]
const ofCanvas = [
  ['add.node', 'add.note'],
  ['edit.paste', 'edit.paste-wired', 'edit.select-all'],
  ['view.tidy', 'view.fit', 'view.find'],
]
const ofFrame = [
  ['node.collapse', 'node.bypass', 'node.mute', 'node.freeze'],
  ['edit.duplicate', 'edit.delete'],
]
const ofOrder = [
  ['node.align-left', 'node.align-centre', 'node.align-right'],
  ['node.align-top', 'node.align-middle', 'node.align-bottom'],
  ['node.distribute-across', 'node.distribute-down'],
]
const ofNote = [['edit.duplicate', 'edit.delete']]

/** The menu at the pointer, for what was pressed. */
export function CanvasMenu({ menu }: { readonly menu: OpenMenu }): ReactNode {
  const stage = useStage()
  return (
    <PointMenu
      label="Actions"
      at={menu.client}
      items={itemsFor(stage, menu)}
      onClose={() => stage.state.setState({ menu: undefined })}
    />
  )
}

function itemsFor(stage: Stage, { subject, at }: OpenMenu): readonly MenuItem[] {
  const { editor, inside } = stage
  switch (subject.kind) {
    case 'canvas':
      return actionsOf(stage, ofCanvas)
    case 'node':
    case 'field':
      return [
        ...actionsOf(stage, ofNode),
        ...orders(stage),
        colours((colour) => act(editor, colourNodes(inside, chosenNodes(editor), colour))),
      ]
    case 'group':
      return [
        ...actionsOf(stage, ofFrame),
        colours((colour) => act(editor, changeFrame(inside, subject.id, { colour }))),
      ]
    case 'note':
      return actionsOf(stage, ofNote)
    case 'wire': {
      const points = stage.graph.view.graph.layout.edges?.[subject.id]?.points ?? []
      return [
        {
          label: 'Cut the wire',
          icon: 'scissors',
          run: () => act(editor, disconnect(inside, [subject.id])),
        },
        {
          label: 'Lead it through here',
          icon: 'circle-dot',
          run: () => addPoint(stage, subject.id, at),
        },
        {
          label: 'Let it find its own way',
          disabled: points.length === 0,
          run: () => act(editor, routeWire(inside, subject.id, [])),
        },
      ]
    }
    case 'point': {
      const points = stage.graph.view.graph.layout.edges?.[subject.wire]?.points ?? []
      return [
        {
          label: 'Remove this point',
          icon: 'trash-2',
          run: () => act(editor, routeWire(inside, subject.wire, points.toSpliced(subject.index, 1))),
        },
      ]
    }
  }
}

/** The colours of the kinds, by the names people know them by here, and none. */
function colours(give: (colour: string | undefined) => void): MenuItem {
  return {
    label: 'Colour',
    icon: 'circle-dot',
    divider: true,
    items: [
      { label: 'None', run: () => give(undefined) },
      ...markColours.map((colour) => ({
        label: `As ${colour}`,
        icon: <KindGlyph kind={colour} filled />,
        run: () => give(colour),
      })),
    ],
  }
}

/** Putting several nodes in order, as a menu of its own. */
function orders(stage: Stage): readonly MenuItem[] {
  if (chosenNodes(stage.editor).length < 2) return []
  return [{ label: 'Align', icon: 'align-start-vertical', divider: true, items: actionsOf(stage, ofOrder) }]
}

function actionsOf({ editor }: Stage, groups: readonly (readonly string[])[]): readonly MenuItem[] {
  return groups.flatMap((ids, group) =>
    ids
      .flatMap((id) => actionOf(id) ?? [])
      .filter((action) => action.enabled?.(editor) ?? true)
      .map((action, index) => ({ ...menuItem(editor, action), divider: group > 0 && index === 0 })),
  )
}
