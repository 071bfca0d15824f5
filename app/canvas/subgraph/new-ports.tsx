import type { ReactNode } from 'react'
import type { FaceInput, FaceOutput } from '../../document/index.ts'
import { KindGlyph, TextField } from '../../look/index.ts'
import { kindName, kindWords } from '../node/kind-name.ts'

/** What `NewPorts` is given. */
export interface NewPortsProps {
  readonly title: string
  readonly ports: readonly (FaceInput | FaceOutput)[]
  /** Labels that were typed, by the name that the port has without one. */
  readonly names: Readonly<Record<string, string>>
  readonly onChange: (names: Readonly<Record<string, string>>) => void
}

/** The ports of a node that is being made, each with a name to give it. */
export function NewPorts({ title, ports, names, onChange }: NewPortsProps): ReactNode {
  return (
    <fieldset className="make-node-part">
      <legend>{title}</legend>
      {ports.length === 0 && <p className="make-node-none">Nothing.</p>}
      {ports.map(({ name, label, kind }) => (
        <div key={name} className="make-node-row">
          <span title={kindWords(kind)}>
            <KindGlyph kind={kindName(kind)} filled />
            {label}
          </span>
          <TextField
            label={`Name of ${label}, ${kindWords(kind)}`}
            value={names[name] ?? ''}
            placeholder={label}
            maxLength={80}
            onChange={(text) => onChange({ ...names, [name]: text })}
          />
        </div>
      ))}
    </fieldset>
  )
}
