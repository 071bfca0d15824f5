import { Command } from 'cmdk'
import { useState } from 'react'
import { Dialog, Icon, keysText } from '../../look/index.ts'
import { keyedActions } from '../actions.ts'
import type { Action } from '../action.ts'
import { useEditor } from '../editor.ts'
import { actionGroups } from './action-groups.ts'

/** Everything that can be done now, found by words; what was done last comes first. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor()
  const [recent] = useState(readRecent)
  // What is done to a graph is done where it is seen.
  const possible = keyedActions(editor.view.getState().mode).filter(
    (action) => action.id !== 'view.commands' && (action.enabled?.(editor) ?? true),
  )
  const last = recent.flatMap((id) => possible.filter((action) => action.id === id))
  const run = (action: Action): void => {
    writeRecent([action.id, ...recent.filter((id) => id !== action.id)].slice(0, 5))
    onClose()
    // Once the dialog has given the focus back, so that what an action focuses keeps it.
    setTimeout(() => action.run(editor))
  }
  const line = (action: Action, prefix = '') => (
    <Command.Item
      key={action.id}
      value={`${prefix}${action.title}`}
      keywords={[action.group]}
      onSelect={() => run(action)}
      className="flex h-9 items-center gap-2.5 rounded-row px-2 text-13 aria-selected:bg-pick"
    >
      <span className="flex w-4 justify-center text-ink2">{action.icon && <Icon name={action.icon} />}</span>
      <span className="min-w-0 flex-1 truncate">{action.title}</span>
      {action.keys?.[0] && <span className="text-12 text-ink3">{keysText(action.keys[0])}</span>}
    </Command.Item>
  )
  const heading =
    '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-ink2'
  return (
    <Dialog open bare place="top" className="w-[34rem]" title="Search commands" onOpenChange={onClose}>
      <Command loop label="Commands" className="flex min-h-0 flex-col">
        <span className="flex items-center gap-3 border-b border-line px-4">
          <Icon name="search" className="text-ink2" />
          <Command.Input placeholder="What should be done?" className="h-12 flex-1 text-14 outline-none" />
        </span>
        <Command.List className="min-h-0 flex-1 overflow-y-auto p-2">
          <Command.Empty className="px-2 py-6 text-center text-13 text-ink2">
            No command by that name.
          </Command.Empty>
          {last.length > 0 && (
            <Command.Group heading="Last" className={heading}>
              {last.map((action) => line(action, 'Last: '))}
            </Command.Group>
          )}
          {actionGroups.map((group) => {
            const inside = possible.filter((action) => action.group === group)
            return (
              inside.length > 0 && (
                <Command.Group key={group} heading={group} className={heading}>
                  {inside.map((action) => line(action))}
                </Command.Group>
              )
            )
          })}
        </Command.List>
      </Command>
    </Dialog>
  )
}

const recentKey = 'reelgraph.commands'

function readRecent(): readonly string[] {
  try {
    const kept = JSON.parse(localStorage.getItem(recentKey) ?? '[]') as unknown
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

function writeRecent(ids: readonly string[]): void {
  try {
    localStorage.setItem(recentKey, JSON.stringify(ids))
  } catch {
    // A browser that keeps nothing has no last commands.
  }
}
