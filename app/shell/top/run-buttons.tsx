import { useStore } from 'zustand'
import { Button, Icon, Menu } from '../../look/index.ts'
import { actionOf, actions } from '../actions.ts'
import { useEditor } from '../editor.ts'
import { menuItem } from '../menu-item.ts'

/** Stop while something is made, and Run with its menu. */
export function RunButtons() {
  const editor = useEditor()
  const status = useStore(editor.runs.state, ({ runs, current }) =>
    current === undefined ? undefined : runs.get(current)?.status,
  )
  const busy = status === 'queued' || status === 'running'
  const run = actionOf('run.start')
  const stop = actionOf('run.stop')
  return (
    <>
      {busy && (
        <Button
          icon="square"
          data-tip-keys={stop?.keys?.[0]}
          data-tip="Stop"
          onClick={() => stop?.run(editor)}
        >
          Stop
        </Button>
      )}
      <span className="flex shrink-0 gap-px" role="group" aria-label="Run">
        <Button
          kind="fill"
          icon="play"
          iconFilled
          keys={run?.keys?.[0]}
          className="rounded-r-none"
          disabled={!run}
          onClick={() => run?.run(editor)}
        >
          Run
        </Button>
        <Menu
          label="Ways to run"
          align="end"
          items={() =>
            actions.filter(({ group }) => group === 'Run').map((action) => menuItem(editor, action))
          }
        >
          <button
            type="button"
            aria-label="Ways to run"
            className="flex h-8 w-7 items-center justify-center rounded-r-row bg-accent-fill text-accent-ink"
          >
            <Icon name="chevron-down" size={14} />
          </button>
        </Menu>
      </span>
    </>
  )
}
