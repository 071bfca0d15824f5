/** How wires and ports of a kind look: colour and a second cue. */
export interface KindLook {
  /** A CSS variable. */
  readonly colour: string
  /** Stroke width of one line of the wire. */
  readonly width: number
  /** `stroke-dasharray`; undefined is a solid line. */
  readonly dash: string | undefined
  /** Dots need round ends. */
  readonly round: boolean
  /** Lists are two lines: the wire in its colour, `width + 2.5` wide, and a core in the colour of the canvas. */
  readonly doubled: boolean
}

const dots = { width: 2.5, dash: '.1 5', round: true } as const
const lines: Readonly<
  Record<string, { readonly width: number; readonly dash?: string; readonly round?: boolean }>
> = {
  model: { width: 2 },
  text: { width: 2, dash: '10 4' },
  conditioning: { width: 2, dash: '14 4 2 4' },
  schedule: { width: 2, dash: '4 4' },
  clip: { width: 2.5 },
  video: { width: 3.5, dash: '7 2' },
  image: { width: 2 },
  number: dots,
  integer: dots,
  boolean: dots,
}

/** The kind without its brackets: `clip` for `clip[]`. */
export function elementKind(kind: string): string {
  return kind.replace(/(\[\])+$/, '')
}

/** How a kind looks. One that is not of this house, or not known yet, is a plain grey line. */
export function kindLook(kind: string): KindLook {
  const element = elementKind(kind)
  const line = Object.hasOwn(lines, element) ? lines[element] : undefined
  const doubled = element !== kind
  return {
    colour: line ? `var(--kind-${element})` : 'var(--ink2)',
    width: (line?.width ?? 2) + (doubled ? 2.5 : 0),
    dash: line?.dash,
    round: line?.round ?? false,
    doubled,
  }
}
