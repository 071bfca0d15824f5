import { type DocumentNode, type NodeRegistry, upgradeParams } from '../../../engine/graph/index.ts'
import type { Command } from '../command.ts'
import { fieldOf } from '../field-of.ts'
import type { Inside } from '../graph-of.ts'
import { sameJson } from '../same-json.ts'
import { changeNodes, withField } from './change-node.ts'
import { jsonFault } from './json-fault.ts'

/**
 * Sets a param, or puts it back to its default where the value is undefined. Setting a param that has its dice on holds
 * the dice, for the value is meant. Whether it is allowed is for the validator: a wrong value is kept and told.
 */
export function setParam(inside: Inside, node: string, param: string, value: unknown): Command {
  const typing = `param ${node} ${param}`
  return changeNodes(
    'Change setting',
    inside,
    [node],
    (before, _, { registry }) => {
      const fault = value === undefined ? undefined : jsonFault(value)
      if (fault !== undefined) return { refusal: fault }
      const now = fieldOf(before.params, param)
      if (
        value === undefined ? !Object.hasOwn(before.params, param) : now !== undefined && sameJson(now, value)
      ) {
        return holdDice(before, param)
      }
      const upgraded = upToDate(before, registry)
      return holdDice({ ...upgraded, params: withField(upgraded.params, param, value) }, param)
    },
    typing,
  )
}

/** Turns the dice of a seed on or off: with them on, every run draws it anew. */
export function setDice(inside: Inside, node: string, param: string, on: boolean): Command {
  return changeNodes(on ? 'Roll dice on each run' : 'Hold seed', inside, [node], (before) => {
    if (!on) return holdDice(before, param)
    if (before.dice?.includes(param)) return before
    return { ...before, dice: [...(before.dice ?? []), param] }
  })
}

/** A node whose settings have the shape of its declaration, so that a new value means what it says. */
export function upToDate(node: DocumentNode, registry: NodeRegistry): DocumentNode {
  const definition = registry.get(node.type)
  if (!definition || definition.version <= node.version) return node
  const upgraded = upgradeParams(definition, node.version, node.params)
  if ('problem' in upgraded) return node
  return { ...node, version: definition.version, params: { ...upgraded.params } }
}

function holdDice(node: DocumentNode, param: string): DocumentNode {
  if (!node.dice?.includes(param)) return node
  const dice = node.dice.filter((name) => name !== param)
  return withField(node, 'dice', dice.length > 0 ? dice : undefined)
}
