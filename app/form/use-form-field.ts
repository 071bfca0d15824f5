import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { ExposedInput } from '../../engine/graph/index.ts'
import { type NodeView, setDice, setParam, together, typingOf } from '../document/index.ts'
import { sameJson } from '../document/same-json.ts'
import type { SeedDice } from '../fields/seed-control.tsx'
import { fieldSpec } from '../fields/field-spec.ts'
import { judgeValue } from '../fields/judge-value.ts'
import type { ParamHandle } from '../fields/param-handle.ts'
import { defaultOf, inheritedValue, storedParams } from '../fields/param-value.ts'
import { useDrawnSeed } from '../fields/use-drawn-seed.ts'
import { useEditor } from '../shell/editor.ts'

/** Something that the workflow exposes, in somebody's hands. */
export interface FormHandle extends ParamHandle {
  readonly node: NodeView
  /** Whether a wire brings the value, so that it cannot be set here. */
  readonly wired: boolean
  readonly dice: SeedDice
}

/** What an exposed name stands for: read from its first setting, written to every one. Undefined where that is gone. */
export function useFormField({ to, also, range }: ExposedInput): FormHandle | undefined {
  const { document: store, registry } = useEditor()
  const [id, name] = to
  const node = useStore(store.state, ({ document }) =>
    store.context.reader.read(document, undefined)?.nodes.get(id),
  )
  const slot = node?.face?.inputs.get(name)
  const param = slot?.param
  const subgraphs = useStore(store.state, ({ document }) =>
    node?.face?.subgraph === undefined ? undefined : document.subgraphs,
  )
  const [refused, setRefused] = useState<{ readonly reason: string; readonly over: unknown }>()
  const spec = useMemo(
    () => param && fieldSpec(param, { ...slot?.exposed?.range, ...range }),
    [param, slot, range],
  )
  const rolls = node?.node.dice?.includes(name) ?? false
  const drawn = useDrawnSeed(undefined, id, name, rolls)
  if (!node || !param || !spec) return undefined

  const ends = [to, ...(also ?? [])]
  const stored = storedParams(node.node, registry)
  const set = Object.hasOwn(stored, name)
  const fallback = inheritedValue(node.node, name, subgraphs, registry) ?? defaultOf(param)
  const value = set ? stored[name] : fallback
  const wired = node.inputs.some((input) => input.name === name && input.edge !== undefined)
  const judged = judgeValue(param, value)
  const setAll = (next: unknown): string | undefined => {
    const edits = ends.map(([end, setting]) => setParam(undefined, end, setting, next))
    const outcome = store.run(together('Change setting', edits, typingOf(edits)))
    return outcome.ok ? undefined : outcome.reason
  }
  return {
    node,
    param,
    spec,
    value,
    fallback,
    wired,
    changed: set && !sameJson(value, fallback),
    fault:
      refused !== undefined && refused.over === value
        ? refused.reason
        : judged.ok || wired
          ? undefined
          : judged.reason,
    write(next) {
      const verdict = judgeValue(param, next)
      const reason = verdict.ok ? (outOfRange(next, range) ?? setAll(next)) : verdict.reason
      setRefused(reason === undefined ? undefined : { reason, over: value })
      return reason
    },
    settle: () => setRefused(undefined),
    reset() {
      setRefused(undefined)
      setAll(undefined)
    },
    dice: {
      on: rolls,
      drawn,
      set: (on) => {
        store.run(
          together(
            on ? 'Roll dice on each run' : 'Hold seed',
            ends.map(([end, setting]) => setDice(undefined, end, setting, on)),
          ),
        )
      },
    },
  }
}

/** What the workflow allows may be less than what the setting does. */
function outOfRange(value: unknown, range: ExposedInput['range']): string | undefined {
  if (typeof value !== 'number' || !range) return undefined
  const { min, max } = range
  if (min !== undefined && value < min) return `This form takes ${min} or more. It is ${value}.`
  if (max !== undefined && value > max) return `This form takes at most ${max}. It is ${value}.`
  return undefined
}
