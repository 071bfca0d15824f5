import { ReelgraphError } from '../define/reelgraph-error.ts'

/** Something in the command line that the user can mend. Ends the command with exit code 2. */
export class BadInput extends ReelgraphError {
  override readonly name = 'BadInput'
}
