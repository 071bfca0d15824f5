import { UnknownNameError } from '../diffusion-error.ts'
import { ddim } from './ddim.ts'
import { dpmpp2mSde } from './dpmpp-2m-sde.ts'
import { dpmpp2m } from './dpmpp-2m.ts'
import { eulerAncestral } from './euler-ancestral.ts'
import { eulerCfgPp } from './euler-cfg-pp.ts'
import { euler } from './euler.ts'
import { heun } from './heun.ts'
import { lcm } from './lcm.ts'
import { resMultistep } from './res-multistep.ts'
import { type SolverName, solverNames } from './solver-names.ts'
import type { Solver } from './solver-types.ts'
import { unipc } from './unipc.ts'

const solvers: Readonly<Record<SolverName, Solver>> = {
  euler,
  heun,
  'dpmpp-2m': dpmpp2m,
  'dpmpp-2m-sde': dpmpp2mSde,
  unipc,
  'euler-ancestral': eulerAncestral,
  lcm,
  'res-multistep': resMultistep,
  ddim,
  'euler-cfg-pp': eulerCfgPp,
}

/** The solver of that name. */
export function solverOf(name: SolverName): Solver {
  if (!Object.hasOwn(solvers, name)) throw new UnknownNameError('solver', name, solverNames)
  return solvers[name]
}
