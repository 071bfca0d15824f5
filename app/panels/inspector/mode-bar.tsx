import type { ReactNode } from 'react'
import { type NodeStanding, type NodeView, setMode, together, unfreeze } from '../../document/index.ts'
import { useInside } from '../../fields/use-inside.ts'
import { Segmented, StateRing, toast } from '../../look/index.ts'
import { useRunValue } from '../../preview/use-run.ts'
import { useEditor } from '../../shell/editor.ts'
import { canFreeze } from './can-freeze.ts'

/** Whether nodes run: Active, Bypass, Mute or Freeze; none is chosen where several nodes differ. */
export function ModeBar({ nodes }: { readonly nodes: readonly NodeView[] }): ReactNode {
  const editor = useEditor()
  const inside = useInside()
  const ids = nodes.map(({ id }) => id)
  const [first] = nodes
  const standing = nodes.every((node) => node.standing === first?.standing) ? first?.standing : undefined

  useRunValue((run) => run?.seq)
  const keeps = canFreeze(editor, nodes)
  const put = (next: NodeStanding): void => {
    const { document } = editor
    switch (next) {
      case 'bypassed':
        return say(document.run(setMode(inside, ids, 'bypass')))
      case 'muted':
        return say(document.run(setMode(inside, ids, 'mute')))
      case 'on':
        return say(
          document.run(together('Make active', [setMode(inside, ids, undefined), unfreeze(inside, ids)])),
        )
      case 'frozen':
        return void import('./freeze-and-say.ts').then((late) => late.freezeAndSay(editor, inside, nodes))
    }
  }
  return (
    <div className="shrink-0 border-t border-line p-4 pt-3">
      <Segmented
        label="Whether it runs"
        size="tall"
        wide
        value={standing ?? ('' as NodeStanding)}
        onChange={put}
        segments={[
          { value: 'on', label: 'Active', icon: 'power', hint: 'Runs when it is needed' },
          {
            value: 'bypassed',
            label: 'Bypass',
            icon: <StateRing state="bypassed" />,
            hint: 'Does not run; what comes in goes out',
          },
          {
            value: 'muted',
            label: 'Mute',
            icon: <StateRing state="muted" />,
            hint: 'Does not run, and neither does what needs it',
          },
          {
            value: 'frozen',
            label: 'Freeze',
            icon: <StateRing state="frozen" />,
            hint: keeps ? 'Keeps what it gave and runs no more' : 'It has given nothing yet: run it once',
            disabled: !keeps,
          },
        ]}
      />
    </div>
  )
}

function say(outcome: { readonly ok: boolean; readonly reason?: string } | undefined): void {
  if (outcome && !outcome.ok && outcome.reason !== undefined) toast.error(outcome.reason)
}
