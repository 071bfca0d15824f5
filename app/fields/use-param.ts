import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { type InputView, type NodeView, setParam } from '../document/index.ts'
import { sameJson } from '../document/same-json.ts'
import { useEditor } from '../shell/editor.ts'
import { fieldSpec } from './field-spec.ts'
import { judgeValue } from './judge-value.ts'
import type { ParamHandle } from './param-handle.ts'
import { defaultOf, inheritedValue, storedParams } from './param-value.ts'
import { useInside } from './use-inside.ts'

/** A setting of a node of the graph on the canvas; undefined where the input is none. */
export function useParam({ id, node, face }: NodeView, { name, edge }: InputView): ParamHandle | undefined {
  const { document: store, registry } = useEditor()
  const inside = useInside()
  const [refused, setRefused] = useState<{ readonly reason: string; readonly over: unknown }>()
  const slot = face?.inputs.get(name)
  const param = slot?.param
  // What an instance does not set itself is what its definition has.
  const subgraphs = useStore(store.state, ({ document }) =>
    face?.subgraph === undefined ? undefined : document.subgraphs,
  )
  const fallback = useMemo(
    () => inheritedValue(node, name, subgraphs, registry) ?? (param && defaultOf(param)),
    [node, name, subgraphs, registry, param],
  )
  const spec = useMemo(() => param && fieldSpec(param, slot?.exposed?.range), [param, slot])
  if (!param || !spec) return undefined

  const stored = storedParams(node, registry)
  const set = Object.hasOwn(stored, name)
  const value = set ? stored[name] : fallback
  // What a wire brings takes the place of what is kept.
  const judged = edge === undefined ? judgeValue(param, value) : undefined
  return {
    param,
    spec,
    value,
    fallback,
    changed: set && !sameJson(value, fallback),
    fault:
      refused?.over === value && refused ? refused.reason : judged?.ok === false ? judged.reason : undefined,
    write(next) {
      const verdict = judgeValue(param, next)
      const outcome = verdict.ok ? store.run(setParam(inside, id, name, next)) : undefined
      const reason = verdict.ok ? (outcome?.ok === false ? outcome.reason : undefined) : verdict.reason
      setRefused(reason === undefined ? undefined : { reason, over: value })
      return reason
    },
    settle: () => setRefused(undefined),
    reset() {
      setRefused(undefined)
      store.run(setParam(inside, id, name, undefined))
    },
  }
}
