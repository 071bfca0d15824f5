import type { ReactNode } from 'react'
import { isParam, type NodeDefinition } from '../../../engine/define/index.ts'
import { nameOfPort } from '../../../engine/graph/index.ts'
import { kindName, kindWords } from '../../canvas/node/kind-name.ts'
import { KindGlyph } from '../../look/index.ts'
import { settingWords } from './setting-words.ts'

/** Everything that the declaration of a type says. */
export function NodeHelpPage({ definition }: { readonly definition: NodeDefinition }): ReactNode {
  const { summary, help = '', inputs, outputs, bypass } = definition
  const slots = Object.entries(inputs)
  const forwards = Object.entries(bypass ?? {}).flatMap(([output, input]) =>
    input === undefined ? [] : [`${nameOfPort(definition, output)} takes ${nameOfPort(definition, input)}`],
  )
  return (
    <article className="flex flex-col gap-3 px-4 py-3 text-13">
      <p className="font-medium">{summary}</p>
      {help
        .split('\n\n')
        .filter(Boolean)
        .map((paragraph, at) => (
          <p key={at} className="text-ink2">
            {paragraph}
          </p>
        ))}
      <Part title="Inputs">
        {slots.map(([name, slot]) =>
          isParam(slot) ? null : (
            <Entry
              key={name}
              name={nameOfPort(definition, name)}
              kind={<KindGlyph kind={kindName(slot.kind)} filled size={12} />}
              note={`${kindWords(slot.kind)}${slot.required ? '' : ', can be left free'}`}
              help={slot.look.help}
            />
          ),
        )}
      </Part>
      <Part title="Settings">
        {slots.map(([name, slot]) =>
          isParam(slot) && slot.look.widget !== 'hidden' ? (
            <Entry key={name} name={slot.look.label} note={settingWords(slot)} help={slot.look.help} />
          ) : null,
        )}
      </Part>
      <Part title="Outputs">
        {Object.entries(outputs).map(([name, slot]) => (
          <Entry
            key={name}
            name={nameOfPort(definition, name)}
            kind={<KindGlyph kind={kindName(slot.kind)} filled size={12} />}
            note={kindWords(slot.kind)}
            help={slot.look.help}
          />
        ))}
      </Part>
      {forwards.length > 0 && (
        <p className="text-12 text-ink2">Bypassed, it does nothing: {forwards.join(', ')}.</p>
      )}
    </article>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode[] }): ReactNode {
  if (!children.some((child) => child !== null)) return null
  return (
    <section>
      <h4 className="mb-1 text-12 font-semibold text-ink2">{title}</h4>
      <dl className="flex flex-col gap-2">{children}</dl>
    </section>
  )
}

function Entry(props: {
  readonly name: string
  readonly kind?: ReactNode
  readonly note?: string | undefined
  readonly help?: string | undefined
}): ReactNode {
  return (
    <div className="text-12">
      <dt className="flex items-center gap-1.5 font-medium text-ink">
        {props.kind}
        {props.name}
      </dt>
      {props.help !== undefined && <dd className="text-ink2">{props.help}</dd>}
      {props.note !== undefined && <dd className="text-ink3">{props.note}</dd>}
    </div>
  )
}
