import { useStore } from 'zustand'
import { classes, Icon, type IconName } from '../../look/index.ts'
import { actionOf } from '../actions.ts'
import { useEditor } from '../editor.ts'
import { togglePanel } from '../shell-actions.ts'
import type { PanelName } from '../view-store.ts'

/** What the rail leads to. */
const upper: readonly (readonly [PanelName, string, IconName])[] = [
  ['templates', 'Templates', 'layout-template'],
  ['gallery', 'Gallery', 'film'],
  ['history', 'History', 'history'],
]
const lower: readonly (readonly [PanelName, string, IconName])[] = [
  ['help', 'Help', 'circle-question-mark'],
  ['settings', 'Settings', 'settings'],
]

/** The column of buttons at the left: add a node, and what opens beside it. */
export function Rail() {
  const editor = useEditor()
  const panel = useStore(editor.view, ({ panel }) => panel)
  const adding = useStore(editor.view, ({ overlay }) => overlay?.kind === 'add')
  const graph = useStore(editor.view, ({ mode }) => mode === 'graph')
  const add = actionOf('add.node')
  const button = ([name, title, icon]: readonly [PanelName, string, IconName]) => (
    <RailButton
      key={name}
      icon={icon}
      title={title}
      open={panel === name}
      controls={`panel-${name}`}
      onClick={() => togglePanel(editor, name)}
    />
  )
  return (
    <nav
      data-area="rail"
      aria-label="Panels"
      className="surface-bar col-start-1 row-start-2 flex min-h-0 flex-col items-center gap-1 overflow-y-auto border-r border-line py-2"
    >
      {graph && (
        <RailButton
          icon="plus"
          title="Add"
          open={adding}
          {...(add?.keys?.[0] && { keys: add.keys[0] })}
          onClick={() => add?.run(editor)}
        />
      )}
      {upper.map(button)}
      <span className="flex-1" />
      {lower.map(button)}
    </nav>
  )
}

function RailButton(props: {
  readonly icon: IconName
  readonly title: string
  readonly open: boolean
  readonly controls?: string
  readonly keys?: string
  readonly onClick: () => void
}) {
  const { icon, title, open, controls, keys, onClick } = props
  return (
    <button
      type="button"
      aria-pressed={open}
      aria-controls={open ? controls : undefined}
      data-tip={keys === undefined ? undefined : title}
      data-tip-keys={keys}
      onClick={onClick}
      className={classes(
        'flex h-13 w-16 shrink-0 flex-col items-center justify-center gap-1.5 rounded-row text-12 transition-colors duration-(--press) ease-look',
        open ? 'bg-raise text-ink' : 'text-ink2 hover:text-ink',
      )}
    >
      <Icon name={icon} size={20} />
      {title}
    </button>
  )
}
