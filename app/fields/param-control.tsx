import type { ReactNode } from 'react'
import type { ControlProps } from './control.ts'
import type { FieldSpec } from './field-spec.ts'
import { FileControl, JsonControl, RecordsControl } from './late-controls.ts'
import { ModelControl } from './model-control.tsx'
import { NumberControl } from './number-control.tsx'
import { PromptControl } from './prompt-control.tsx'
import { SeedControl, type SeedDice } from './seed-control.tsx'
import { SelectControl } from './select-control.tsx'
import { SliderControl } from './slider-control.tsx'
import { SwitchControl } from './switch-control.tsx'
import { TextControl } from './text-control.tsx'

/** What `ParamControl` is given. */
export interface ParamControlProps extends ControlProps {
  readonly spec: FieldSpec
  /** For seeds: their dice. */
  readonly dice?: SeedDice | undefined
}

/** The control that a declaration asks for. */
export function ParamControl({ spec, dice, ...props }: ParamControlProps): ReactNode {
  switch (spec.is) {
    case 'number':
      return <NumberControl {...props} range={spec} />
    case 'slider':
      return <SliderControl {...props} range={spec} />
    case 'seed':
      return <SeedControl {...props} max={spec.max} dice={dice} />
    case 'switch':
      return <SwitchControl {...props} />
    case 'select':
      return <SelectControl {...props} options={spec.options} />
    case 'text':
      return <TextControl {...props} />
    case 'multiline':
      return <PromptControl {...props} />
    case 'model':
      return <ModelControl {...props} />
    case 'file':
      return <FileControl {...props} accept={spec.accept} />
    case 'records':
      return <RecordsControl {...props} noun={spec.noun} fields={spec.fields} />
    case 'json':
      return <JsonControl {...props} />
    case 'hidden':
      return null
  }
}
