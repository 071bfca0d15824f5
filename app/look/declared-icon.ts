import type { IconName } from './icon-name.ts'

/** The icon that a node declares. A foreign node may name any; one that is not among ours is drawn as a box. */
export function declaredIcon(name: string | undefined): IconName {
  return (name ?? 'box') as IconName
}
