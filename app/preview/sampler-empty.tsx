import { Icon } from '../look/index.ts'

/** What stands on a sampler's screen before there is a picture. */
export function SamplerEmpty() {
  return (
    <p className="sampler-empty">
      <Icon name="image-off" size={20} />
      No preview yet. Press Run.
    </p>
  )
}
