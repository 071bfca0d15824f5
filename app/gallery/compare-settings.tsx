import { type ReactNode, useState } from 'react'
import { subgraphReference } from '../../engine/graph/index.ts'
import { fieldOf } from '../document/field-of.ts'
import { setParam, together } from '../document/index.ts'
import { optionLabel } from '../fields/option-label.ts'
import { Button, Icon, toast } from '../look/index.ts'
import { ApiProblem } from '../run/api/api.ts'
import { useEditor } from '../shell/editor.ts'
import { type DifferingSetting, differingSettings } from './differing-settings.ts'
import { SideMark } from './side-mark.tsx'
import type { ComparedPair } from './use-compared.ts'

/** The settings that two results were made with: what differs in a table, what is the same on demand. */
export function CompareSettings(props: {
  readonly pair: ComparedPair
  readonly onClose: () => void
}): ReactNode {
  const { pair, onClose } = props
  const { keeper, registry, document } = useEditor()
  const [open, setOpen] = useState(false)
  const { a, b, trouble } = pair
  if (!a || !b)
    return (
      <p role="status" className="text-12 text-ink2">
        {trouble ?? 'Reading the settings of both'}
      </p>
    )
  const { differ, same } = differingSettings(a.run.workflow, b.run.workflow, registry)
  const take = (): void => {
    const { nodes, subgraphs } = document.document
    // What is inside of an instance is its definition's, and a node of another kind has other settings.
    const known = differ.filter(({ node, param }) => {
      const here = fieldOf(nodes, node)
      if (!here || here.type !== a.run.workflow.nodes[node]?.type) return false
      const reference = subgraphReference(here.type)
      const inner = reference && fieldOf(subgraphs, reference.id)
      return inner ? inner.inputs.some(({ name }) => name === param) : registry.has(here.type)
    })
    document.run(
      together(
        "Take A's settings",
        known.map(({ node, param, a: value }) => setParam(undefined, node, param, value)),
      ),
    )
    toast(`${known.length} of the ${differ.length} settings that differ are as in A now.`)
    onClose()
  }
  const openRun = (id: string): void => {
    void keeper.openRun(id).then(onClose, (thrown: unknown) => {
      toast.error(thrown instanceof ApiProblem ? thrown.detail : 'The graph did not arrive. Try again.')
    })
  }
  const seed = same.find(({ param }) => param === 'seed')
  return (
    <aside className="compare-settings" aria-label="Settings">
      <table className="compare-table">
        <thead>
          <tr>
            <th scope="col">
              {differ.length === 1 ? '1 setting differs' : `${differ.length} settings differ`}
            </th>
            <th scope="col">
              <SideMark side="A" />
            </th>
            <th scope="col">
              <SideMark side="B" />
            </th>
          </tr>
        </thead>
        <tbody>
          {differ.map((setting) => (
            <Row key={`${setting.node}.${setting.param}`} setting={setting} />
          ))}
        </tbody>
      </table>
      {differ.length === 0 && <p className="text-12 text-ink2">Both were made with the same settings.</p>}
      <div className="flex flex-col gap-1 text-12 text-ink2">
        <button
          type="button"
          className="flex items-center gap-2 self-start rounded-row py-1 text-left"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? 'chevron-down' : 'chevron-right'} size={14} />
          {same.length === 1 ? '1 setting is the same' : `${same.length} settings are the same`}
        </button>
        {open && (
          <table className="compare-table" aria-label="Settings that are the same">
            <tbody>
              {same.map((setting) => (
                <Row key={`${setting.node}.${setting.param}`} setting={setting} one />
              ))}
            </tbody>
          </table>
        )}
        {seed && (
          <span className="flex items-center gap-2">
            <Icon name="check" size={14} />
            Same seed, <code className="font-mono text-ink">{shown(seed.a)}</code>
          </span>
        )}
      </div>
      <div className="flex flex-col gap-2">
        <Button wide onClick={() => openRun(a.run.id)}>
          Open A’s graph
        </Button>
        <Button wide onClick={() => openRun(b.run.id)}>
          Open B’s graph
        </Button>
        <Button wide kind="outline" disabled={differ.length === 0} onClick={take}>
          Take A’s settings into this graph
        </Button>
      </div>
    </aside>
  )
}

function Row({ setting, one }: { readonly setting: DifferingSetting; readonly one?: boolean }): ReactNode {
  const { label, of, a, b, choice } = setting
  return (
    <tr>
      <th scope="row">
        {label}
        <span>{of}</span>
      </th>
      <td className="digits" colSpan={one ? 2 : 1}>
        {shown(a, choice)}
      </td>
      {!one && <td className="digits">{shown(b, choice)}</td>}
    </tr>
  )
}

/** A value as its field would show it. */
function shown(value: unknown, choice = false): string {
  if (value === undefined || value === '') return 'none'
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (typeof value === 'string') return choice ? optionLabel(value) : value
  return JSON.stringify(value)
}
