/** Names that `solve`, `init` and the sampler know, in the order a list shows them. */
export const solverNames = [
  'euler',
  'heun',
  'dpmpp-2m',
  'dpmpp-2m-sde',
  'unipc',
  'euler-ancestral',
  'lcm',
  'res-multistep',
  'ddim',
  'euler-cfg-pp',
] as const

/** One of `solverNames`. */
export type SolverName = (typeof solverNames)[number]
