import type { Kind, NodeDefinition } from '../define/index.ts'
import { bindVariables, type Meeting, substitute } from './bind-variables.ts'
import { fitKind } from './fit-kind.ts'
import type { FlatEdge, FlatNode } from './flat-graph.ts'
import { nameOfKind, nameOfPort } from './names.ts'
import { type Link, outputKind, type Resolving } from './resolving.ts'
import { inputKind } from './wiring.ts'

/** How the wires into a node meet its ports. */
export interface Met {
  /** Those that fit, with their conversions. */
  readonly links: readonly Link[]
  /** Ports of one value that a list is wired to. */
  readonly mapped: readonly string[]
  /** A kind of the declaration with its variables bound. */
  kindOf(declared: Kind): Kind
}

/** Binds kind variables, finds conversions and lists to run over, and reports wires whose kind does not fit. */
export function meetPorts(
  node: FlatNode,
  definition: NodeDefinition,
  links: readonly Link[],
  wires: ReadonlyMap<string, FlatEdge>,
  state: Resolving,
): Met {
  const meetings: (Meeting | undefined)[] = links.map(({ port: name, number, source: from }) => {
    const slot = definition.inputs[name]
    const port = slot && inputKind(slot)
    const source = outputKind(number, from.port, state)
    return port && source && { port, source }
  })
  const binding = bindVariables(meetings)
  const fitting: Link[] = []
  const mapped: string[] = []
  links.forEach((link, index) => {
    const meeting = meetings[index]
    if (!meeting) {
      fitting.push(link)
      return
    }
    const port = substitute(meeting.port, binding)
    const fit = fitKind(meeting.source, port)
    if (fit) {
      if (fit.mapped) mapped.push(link.port)
      const { conversion } = fit
      fitting.push(conversion ? { ...link, source: { ...link.source, conversion: conversion.id } } : link)
      return
    }
    const edge = wires.get(link.port)!
    state.problems.push({
      code: 'edge.kind',
      severity: 'error',
      node: node.path,
      port: link.port,
      edge: edge.id,
      message: `${nameOfPort(definition, link.port)} takes ${nameOfKind(port)}. This wire carries ${nameOfKind(meeting.source)}.`,
      fix: { do: 'remove-edge', edge: edge.id },
    })
  })
  return { links: fitting, mapped, kindOf: (declared) => substitute(declared, binding) }
}
