import type { Command } from '../command.ts'
import type { Inside } from '../graph-of.ts'
import { changeNodes, withField } from './change-node.ts'
import { upToDate } from './set-param.ts'

/** Sets several params of several nodes as one step of the history; a node that is gone by then refuses all of them. */
export function setParams(
  label: string,
  inside: Inside,
  set: readonly { readonly node: string; readonly param: string; readonly value: unknown }[],
): Command {
  const ids = [...new Set(set.map(({ node }) => node))]
  return changeNodes(label, inside, ids, (before, id, { registry }) => {
    const upgraded = upToDate(before, registry)
    const own = set.filter(({ node }) => node === id)
    const params = own.reduce((made, { param, value }) => withField(made, param, value), upgraded.params)
    return params === upgraded.params ? before : { ...upgraded, params }
  })
}
