import type { NodeView } from './node-view.ts'
import type { PortFit, WireFits } from './wire-fits.ts'

/** A port that takes a wire, and how. */
export interface FittingPort {
  readonly port: string
  readonly fit: Exclude<PortFit, { fit: 'no' }>
}

/**
 * The port of a node that a wire dropped on its body goes to: the first that fits, free before taken, inputs before
 * settings, as it is before converted before item by item. Else why the likeliest port does not take it.
 */
export function bestPort(fits: WireFits, node: NodeView): FittingPort | { readonly reason: string } {
  const ports =
    fits.start.side === 'output'
      ? node.inputs.map(({ name, edge, isParam, wire }) => ({
          name,
          rank: (edge ? 8 : 0) + (isParam ? 4 : 0),
          wire,
        }))
      : node.outputs.map(({ name }) => ({ name, rank: 0, wire: true }))
  let best: (FittingPort & { rank: number }) | undefined
  let reason: string | undefined
  for (const { name, rank, wire } of ports) {
    if (!wire) continue
    const fit = fits.at(node.id, name)
    if (fit.fit === 'no') {
      reason ??= fit.reason
      continue
    }
    const whole = rank + { exact: 0, converted: 1, each: 2 }[fit.fit]
    if (!best || whole < best.rank) best = { port: name, fit, rank: whole }
  }
  if (best) return { port: best.port, fit: best.fit }
  return { reason: reason ?? `${node.title} has no ${fits.start.side === 'output' ? 'inputs' : 'outputs'}.` }
}
