import { disconnect, type InputView, type Inside, type NodeView, showAsPort } from '../document/index.ts'
import type { MenuItem } from '../look/index.ts'
import type { Editor } from '../shell/editor.ts'
import { writeClipboard } from '../shell/system-clipboard.ts'
import { formDeeds } from './late-form-deeds.ts'
import type { ParamHandle } from './param-handle.ts'

/** What can be done with a setting besides changing it. */
export function paramMenu(
  editor: Editor,
  inside: Inside,
  { id }: NodeView,
  input: InputView,
  handle: ParamHandle,
): readonly MenuItem[] {
  const { document } = editor
  const { name, edge, asPort, wire, exposedAs } = input
  const words = worded(handle)
  const place = inside === undefined ? 'the form' : 'the node'
  const wired: readonly MenuItem[] =
    edge === undefined
      ? []
      : [{ label: 'Unwire', icon: 'unplug', run: () => void document.run(disconnect(inside, [edge])) }]
  const shown: readonly MenuItem[] = wire
    ? [
        {
          label: asPort ? 'Show as field' : 'Show as port',
          icon: asPort ? 'text-cursor-input' : 'cable',
          divider: true,
          run: () => void document.run(showAsPort(inside, id, name, !asPort)),
        },
      ]
    : []
  return [
    {
      label: words === undefined ? 'Reset to default' : `Reset to ${words}`,
      icon: 'rotate-ccw',
      disabled: !handle.changed,
      run: handle.reset,
    },
    ...wired,
    ...shown,
    exposedAs === undefined
      ? {
          label: `Show on ${place}`,
          icon: 'pin',
          run: () => formDeeds(({ show }) => show(editor, inside, id, name))(editor),
        }
      : {
          label: `Take "${exposedAs}" off ${place}`,
          icon: 'pin',
          run: () => formDeeds(({ takeOff }) => takeOff(editor, inside, exposedAs))(editor),
        },
    {
      label: `Copy name "${id}.${name}"`,
      icon: 'copy',
      divider: true,
      run: () => void writeClipboard(exposedAs ?? `${id}.${name}`),
    },
  ]
}

function worded({ fallback, spec }: ParamHandle): string | undefined {
  if (spec.is === 'select') return spec.options.find(({ value }) => value === fallback)?.label
  if (typeof fallback === 'number') return String(fallback)
  if (typeof fallback === 'boolean') return fallback ? 'on' : 'off'
  return undefined
}
