import type { ReactNode } from 'react'
import { Icon, Menu, type MenuItem } from '../look/index.ts'
import type { ControlProps } from './control.ts'
import { wellButtonStyle, wellStyle } from './field-styles.ts'
import type { NumberRange } from './field-spec.ts'
import { NumberControl } from './number-control.tsx'
import { sizePresets } from './size-presets.ts'

/** One side of a size. */
export interface SizeSide extends Pick<
  ControlProps,
  'id' | 'label' | 'value' | 'write' | 'settle' | 'invalid'
> {
  readonly range: NumberRange
}

/** What `SizeControl` is given. */
export interface SizeControlProps extends Pick<ControlProps, 'place' | 'history' | 'describedBy' | 'dim'> {
  readonly width: SizeSide
  readonly height: SizeSide
  /** Sets both as one step of the history. */
  readonly setBoth: (width: number, height: number) => void
}

/** Width × height in one well, with the usual sizes and a swap behind a button. */
export function SizeControl(props: SizeControlProps): ReactNode {
  const { width, height, place, history, describedBy, dim, setBoth } = props
  const [w, h] = [Number(width.value), Number(height.value)]
  const items: MenuItem[] = [
    {
      label: 'Swap width and height',
      icon: 'arrow-left-right',
      disabled: w === h,
      run: () => setBoth(h, w),
    },
    ...sizePresets.map((size, at) => ({
      label: `${size.width} × ${size.height}`,
      hint: size.note,
      divider: at === 0,
      run: () => setBoth(size.width, size.height),
    })),
  ]
  const shared = { place, history, describedBy, dim, bare: true, fit: true } as const
  return (
    <span
      className={`${wellStyle} pr-0.5`}
      data-dim={dim || undefined}
      data-invalid={width.invalid || height.invalid || undefined}
    >
      <NumberControl {...shared} {...width} />
      <span aria-hidden="true" className="text-ink3">
        ×
      </span>
      <NumberControl {...shared} {...height} />
      <span className="flex-1" />
      <Menu label="Sizes" align="end" items={items}>
        <button type="button" className={wellButtonStyle} aria-label="Usual sizes and swap">
          <Icon name="chevron-down" size={14} />
        </button>
      </Menu>
    </span>
  )
}
