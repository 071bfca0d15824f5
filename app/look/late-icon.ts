import { drawIcon } from './draw-icon.ts'
import type { IconProps } from './icon-props.ts'
import { late } from './late.tsx'

/** An icon of `late-icons.ts`. Its place is kept while they are on their way. */
export const LateIcon = late<IconProps>(
  () => import('./other-icon.ts').then(({ OtherIcon }) => OtherIcon),
  (props) => drawIcon('svg', props),
)
