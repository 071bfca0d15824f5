import type { PortFit } from '../../document/index.ts'
import type { WireInHand } from '../stage/stage-state.ts'
import { useStageState } from '../stage/use-stage.ts'

/** How a port looks while a wire is drawn. */
export type PortLook = 'start' | 'exact' | 'converted' | 'no' | 'over' | 'refused' | undefined

/** What is shown at a port, and said of it. */
export interface ShownFit {
  readonly look: PortLook
  /** What the wire would be turned into. */
  readonly words: string | undefined
}

const quiet: ShownFit = { look: undefined, words: undefined }

/** How a port stands to the wire that is being drawn. It renders again only when that changes. */
export function usePortFit(node: string, port: string, side: 'input' | 'output'): ShownFit {
  const look = useStageState(({ wire }) => (wire ? lookOf(wire, node, port, side) : undefined))
  const fit = useStageState(({ wire }) =>
    wire && wire.start.side !== side && wire.start.node !== node ? wire.fits.at(node, port) : undefined,
  )
  if (look === undefined) return quiet
  return { look, words: fit && 'words' in fit ? fit.words : undefined }
}

/** How a port looks to a wire in hand. */
export function lookOf(
  { start, fits, over }: WireInHand,
  node: string,
  port: string,
  side: 'input' | 'output',
): PortLook {
  if (start.node === node && start.port === port && start.side === side) return 'start'
  if (start.side === side || start.node === node) return 'no'
  const { fit }: PortFit = fits.at(node, port)
  const here = over?.node === node && over.port === port
  if (fit === 'no') return here ? 'refused' : 'no'
  return here ? 'over' : fit === 'exact' ? 'exact' : 'converted'
}
