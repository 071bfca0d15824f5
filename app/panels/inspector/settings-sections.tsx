import { type ReactNode, useState } from 'react'
import type { NodeView } from '../../document/index.ts'
import { type FieldRow, fieldRows, groupRows, RowField } from '../../fields/index.ts'
import { Section } from '../parts/section.tsx'

/** The settings of a node; those that the declaration groups are folded, and stay open once they were opened. */
export function SettingsSections({ node }: { readonly node: NodeView }): ReactNode {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  return groupRows(fieldRows(node)).map(([group, rows]) => {
    if (group === undefined)
      return (
        <Section key="" title="Settings">
          <Rows node={node} rows={rows} />
        </Section>
      )
    const key = `${node.node.type} ${group}`
    const toggle = (): void =>
      setOpened((before) => {
        const after = new Set(before)
        if (!after.delete(key)) after.add(key)
        return after
      })
    // A group in which something was set is shown, so that nothing works in the dark.
    const open = opened.has(key) !== isSet(node, rows)
    return (
      <Section key={key} title={group} fold={{ open, toggle }}>
        <Rows node={node} rows={rows} />
      </Section>
    )
  })
}

function Rows({ node, rows }: { readonly node: NodeView; readonly rows: readonly FieldRow[] }): ReactNode {
  return (
    <div className="flex flex-col gap-1">
      {rows.map((row) => (
        <RowField key={`${node.id} ${row.key}`} node={node} row={row} place="inspector" />
      ))}
    </div>
  )
}

function isSet({ node }: NodeView, rows: readonly FieldRow[]): boolean {
  return rows.some(({ inputs }) =>
    inputs.some(({ name, edge }) => edge !== undefined || Object.hasOwn(node.params, name)),
  )
}
