import type { ReactNode } from 'react'
import { Select, type SelectOption } from '../look/index.ts'
import { useEditor } from '../shell/editor.ts'
import type { ControlProps } from './control.ts'
import { dimStyle } from './field-styles.ts'
import { loadModels, type ModelsState, useModels } from './machine-models.ts'

/** One of the installed models. One that is not installed stays chosen, and says so. */
export function ModelControl(props: ControlProps): ReactNode {
  const { id, label, value, write, invalid, dim } = props
  const { api } = useEditor()
  const state = useModels()
  const chosen = typeof value === 'string' ? value : ''
  return (
    <Select
      id={id}
      label={label}
      value={chosen}
      options={modelOptions(state, chosen)}
      onChange={(model) => void write(model)}
      invalid={invalid ?? false}
      className={dim ? dimStyle : ''}
      onOpen={() => void loadModels(api)}
    />
  )
}

/** What can be chosen: what is installed, and what is chosen already. */
function modelOptions({ models, trouble }: ModelsState, chosen: string): readonly SelectOption[] {
  const installed = (models ?? []).map(({ id, descriptor, problem }): SelectOption => {
    return {
      value: id,
      label: id,
      hint: problem === undefined ? `${descriptor.fps} fps, ${descriptor.licence}` : 'cannot be used',
      ...(problem !== undefined && { icon: 'triangle-alert' }),
    }
  })
  if (chosen === '' || installed.some(({ value }) => value === chosen)) return installed
  const hint = models ? 'not installed' : trouble === undefined ? '' : 'server not reached'
  return [{ value: chosen, label: chosen, hint, ...(models && { icon: 'triangle-alert' }) }, ...installed]
}
