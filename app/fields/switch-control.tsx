import type { ReactNode } from 'react'
import { Switch } from '../look/index.ts'
import type { ControlProps } from './control.ts'

/** On or off. */
export function SwitchControl({ id, label, value, write }: ControlProps): ReactNode {
  return (
    <span className="flex h-7 items-center">
      <Switch id={id} label={label} checked={value === true} onChange={(on) => void write(on)} />
    </span>
  )
}
