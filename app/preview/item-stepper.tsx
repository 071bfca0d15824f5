import type { ReactNode } from 'react'
import { Icon, IconButton, Menu, type IconName } from '../look/index.ts'
import { itemWords } from '../run/item-path.ts'
import type { SampledRun } from '../run/runs-state.ts'

/** What `ItemStepper` is given. */
export interface ItemStepperProps {
  readonly sampled: SampledRun
  readonly onItem: (item: string) => void
}

/** Which item of a loop is shown at a sampler that runs once per item, and the ways to the others. */
export function ItemStepper({ sampled, onItem }: ItemStepperProps): ReactNode {
  const { item, items = [], itemsOf = 1 } = sampled
  const at = items.findIndex((one) => one.item === item)
  if (item === undefined || itemsOf < 2) return null
  const step = (by: number, icon: IconName, label: string): ReactNode => {
    const to = items[at + by]
    return <IconButton icon={icon} label={label} disabled={!to} onClick={() => to && onItem(to.item)} />
  }
  return (
    <div className="items nodrag on-picture" role="group" aria-label="Items">
      {step(-1, 'chevron-left', 'Item before')}
      <Menu
        label="Items"
        align="center"
        items={() =>
          items.map((one) => ({
            label: `Item ${itemWords(one.item)}`,
            checked: one.item === item,
            run: () => onItem(one.item),
          }))
        }
      >
        <button type="button" className="items-name digits">
          Item {itemWords(item)} of {itemsOf}
          <Icon name="chevron-down" size={14} />
        </button>
      </Menu>
      {step(1, 'chevron-right', 'Next item')}
    </div>
  )
}
