import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'
import type { ExposedInput } from '../../../engine/graph/index.ts'
import { describeExposed, graphOf, unexpose } from '../../document/index.ts'
import { useInside } from '../../fields/use-inside.ts'
import { IconButton, TextField } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import { Section } from '../parts/section.tsx'
import { moveExposed } from './move-exposed.ts'
import { useGoTo } from './use-go-to.ts'

const none: readonly ExposedInput[] = []

/** What the form, the API and the command line can set of the workflow; of a subgraph, what its node takes. */
export function ExposedInputs(): ReactNode {
  const { document } = useEditor()
  const inside = useInside()
  const inputs = useStore(document.state, (state) => graphOf(state.document, inside)?.inputs ?? none)
  const [open, setOpen] = useState<string>()
  return (
    <Section title={inside === undefined ? 'On the form' : 'Takes'} note={inputs.length || undefined}>
      {inputs.length === 0 ? (
        <p className="text-12 text-ink3">
          Nothing yet. Right-click a setting and choose{' '}
          {inside === undefined ? '"Show on the form"' : '"Show on the node"'}.
        </p>
      ) : (
        <ul className="-mx-2 flex flex-col">
          {inputs.map((input, at) => (
            <ExposedRow
              key={input.name}
              input={input}
              at={at}
              last={at === inputs.length - 1}
              open={open === input.name}
              toggle={() => setOpen(open === input.name ? undefined : input.name)}
            />
          ))}
        </ul>
      )}
    </Section>
  )
}

function ExposedRow(props: {
  readonly input: ExposedInput
  readonly at: number
  readonly last: boolean
  readonly open: boolean
  readonly toggle: () => void
}): ReactNode {
  const { input, at, last, open, toggle } = props
  const { document } = useEditor()
  const inside = useInside()
  const goTo = useGoTo()
  const label = input.label ?? input.name
  const set = (look: Parameters<typeof describeExposed>[2]): void =>
    void document.run(describeExposed(inside, input.name, look))
  const move = (to: number): void => void document.run(moveExposed(inside, 'inputs', input.name, to))
  return (
    <li>
      <button
        type="button"
        aria-expanded={open}
        className="flex h-7 w-full items-center gap-2 rounded-row px-2 text-left text-12 hover:bg-raise aria-expanded:bg-raise"
        onClick={toggle}
      >
        <span className="min-w-0 flex-1 truncate">{label}</span>
        {input.group !== undefined && <span className="truncate text-ink3">{input.group}</span>}
        <span className="max-w-24 truncate font-mono text-ink3">{input.name}</span>
      </button>
      {open && (
        <div className="flex flex-col gap-1 px-2 pt-1 pb-3">
          <Words
            name="Label"
            label={`Label of ${input.name}`}
            value={input.label}
            hint={input.name}
            keep={(text) => set({ label: text })}
          />
          <Words
            name="Help"
            label={`Help for ${input.name}`}
            value={input.help}
            hint="In a sentence"
            keep={(text) => set({ help: text })}
          />
          <Words
            name="Group"
            label={`Group of ${input.name}`}
            value={input.group}
            hint="A heading"
            keep={(text) => set({ group: text })}
          />
          <div className="flex items-center gap-1">
            <IconButton
              icon="arrow-up"
              label={`Move ${label} up`}
              disabled={at === 0}
              onClick={() => move(at - 1)}
            />
            <IconButton
              icon="arrow-down"
              label={`Move ${label} down`}
              disabled={last}
              onClick={() => move(at + 1)}
            />
            <IconButton icon="corner-down-right" label="Go to its node" onClick={() => goTo(input.to[0])} />
            <span className="flex-1" />
            <IconButton
              icon="trash-2"
              label={`Take ${label} off`}
              onClick={() => document.run(unexpose(inside, 'inputs', input.name))}
            />
          </div>
        </div>
      )}
    </li>
  )
}

function Words(props: {
  readonly name: string
  readonly label: string
  readonly value: string | undefined
  readonly hint: string
  readonly keep: (text: string | undefined) => void
}): ReactNode {
  const { name, label, value = '', hint, keep } = props
  return (
    <div className="flex items-center gap-2">
      <span className="w-12 shrink-0 text-12 text-ink2" aria-hidden="true">
        {name}
      </span>
      <TextField
        label={label}
        value={value}
        placeholder={hint}
        onChange={(text) => keep(text === '' ? undefined : text)}
      />
    </div>
  )
}
