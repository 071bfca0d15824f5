import { type ReactNode, useId } from 'react'
import type { ExposedInput } from '../../engine/graph/index.ts'
import { FieldRow } from '../fields/field-row.tsx'
import { isStacked } from '../fields/is-stacked.ts'
import { ParamControl } from '../fields/param-control.tsx'
import { useHistory } from '../fields/use-history.ts'
import { writeClipboard } from '../shell/system-clipboard.ts'
import { useFormField } from './use-form-field.ts'

/** One thing that the workflow lets people set, under the name and with the help that its author gave it. */
export function FormField({ input }: { readonly input: ExposedInput }): ReactNode {
  const handle = useFormField(input)
  const id = useId()
  const label = input.label ?? handle?.param.look.label ?? input.name
  const { history, gesture } = useHistory(`Change ${label}`)
  if (!handle)
    return (
      <p className="text-12 text-ink2" data-field={input.name}>
        {label} stands for a setting that is not in the graph any more.
      </p>
    )
  const { param, spec, fault, wired } = handle
  const help = input.help ?? param.look.help
  return (
    <FieldRow
      id={id}
      name={input.name}
      label={label}
      help={help}
      place="form"
      stacked={isStacked(spec, 'form')}
      loose={spec.is === 'switch'}
      fault={fault}
      menu={() => [
        { label: 'Reset to default', icon: 'rotate-ccw', disabled: !handle.changed, run: handle.reset },
        {
          label: `Copy name "${input.name}"`,
          icon: 'copy',
          run: () => void writeClipboard(input.name),
        },
      ]}
    >
      {wired ? (
        <p className="flex h-7 items-center text-12 text-ink2">A wire in the graph brings this.</p>
      ) : (
        <ParamControl
          id={id}
          label={label}
          spec={spec}
          value={handle.value}
          place="form"
          write={handle.write}
          settle={handle.settle}
          history={history}
          gesture={gesture}
          invalid={fault !== undefined}
          describedBy={fault === undefined ? undefined : `${id}-fault`}
          dice={handle.dice}
        />
      )}
    </FieldRow>
  )
}
