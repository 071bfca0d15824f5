import type { ReactNode } from 'react'
import type { Endpoint } from '../../../engine/graph/index.ts'
import type { NewNode } from './new-node.ts'

/** What `NewSettings` is given. */
export interface NewSettingsProps {
  readonly nodes: NewNode['settings']
  readonly chosen: readonly Endpoint[]
  readonly onChange: (chosen: readonly Endpoint[]) => void
}

/** The settings of the nodes that become one: those that are ticked are set on the new node. */
export function NewSettings({ nodes, chosen, onChange }: NewSettingsProps): ReactNode {
  if (nodes.length === 0) return null
  const same = ([node, port]: Endpoint, [otherNode, otherPort]: Endpoint): boolean =>
    node === otherNode && port === otherPort
  return (
    <fieldset className="make-node-part">
      <legend>Settings on it</legend>
      {nodes.map(({ title, settings }) => (
        <div key={settings[0]!.end[0]} role="group" aria-label={title} className="make-node-settings">
          <p>{title}</p>
          {settings.map(({ end, label }) => (
            <label key={end[1]}>
              <input
                type="checkbox"
                checked={chosen.some((one) => same(one, end))}
                onChange={(event) =>
                  onChange(
                    event.currentTarget.checked ? [...chosen, end] : chosen.filter((one) => !same(one, end)),
                  )
                }
              />
              {label}
            </label>
          ))}
        </div>
      ))}
    </fieldset>
  )
}
