import type { InputView, NodeView } from '../document/index.ts'

/** One line of a node's settings: one setting, or two that are one thing (width and height are a size). */
export interface FieldRow {
  /** Its first setting's name; stable. */
  readonly key: string
  readonly inputs: readonly [InputView, ...InputView[]]
  /** What two settings together are. */
  readonly pair?: 'size'
  /** The heading that it is folded under. */
  readonly group?: string
}

/** The settings of a node in the order of its declaration, those that are hidden left out. */
export function fieldRows({ face, inputs }: NodeView): readonly FieldRow[] {
  const rows: FieldRow[] = []
  const params = inputs.filter((input) => {
    const look = face?.inputs.get(input.name)?.param?.look
    return look !== undefined && look.widget !== 'hidden'
  })
  for (let at = 0; at < params.length; at++) {
    const [input, next] = [params[at]!, params[at + 1]]
    const look = face!.inputs.get(input.name)!.param!.look
    const group = look.group === undefined ? {} : { group: look.group }
    if (next && isSize(input, next)) {
      rows.push({ key: input.name, inputs: [input, next], pair: 'size', ...group })
      at++
    } else rows.push({ key: input.name, inputs: [input], ...group })
  }
  return rows
}

/** Width and height are drawn as one size as long as neither is a port of its own. */
function isSize(input: InputView, next: InputView): boolean {
  return input.name === 'width' && next.name === 'height' && !input.asPort && !next.asPort
}

/** Rows by the heading they are folded under, in order; those without one first. */
export function groupRows(rows: readonly FieldRow[]): readonly (readonly [string | undefined, FieldRow[]])[] {
  const groups = new Map<string | undefined, FieldRow[]>([[undefined, []]])
  for (const row of rows) {
    const group = groups.get(row.group)
    if (group) group.push(row)
    else groups.set(row.group, [row])
  }
  return [...groups].filter(([, rows]) => rows.length > 0)
}
