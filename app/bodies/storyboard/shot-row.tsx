import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import type { CameraMove } from '../../../nodes/clip/camera-moves.ts'
import type { Character } from '../../../nodes/clip/mentions.ts'
import { Icon, IconButton, NumberField, Select } from '../../look/index.ts'
import { refocus } from '../../look/refocus.ts'
import type { MomentPicture } from '../outline/outline.ts'
import { Moment } from '../pictures/moment.tsx'
import { cameraOptions } from './camera-options.ts'
import type { LaidShot } from './lay-story.ts'
import { MentionField } from './mention-field.tsx'
import { type Shot, shotLimits } from './shot.ts'
import { framesWords } from './story-words.ts'

/** What `ShotRow` is given. */
export interface ShotRowProps {
  readonly shot: Shot
  readonly number: number
  /** Undefined while it is not known how the clip is laid out. */
  readonly laid: LaidShot | undefined
  /** Seconds of one latent frame. */
  readonly step: number
  readonly characters: readonly Character[]
  readonly picture: MomentPicture | undefined
  readonly chosen: boolean
  readonly only: boolean
  /** How far it is dragged from its place. */
  readonly shift: number | undefined
  /** On which side of it a dragged shot will be. */
  readonly line: 'before' | 'after' | undefined
  readonly onChoose: () => void
  readonly onType: (prompt: string) => void
  readonly onAdd: (name: string, prompt: string) => void
  /** Seconds; presses that follow each other are one change. */
  readonly onLength: (seconds: number) => void
  readonly onChange: (label: string, change: Partial<Shot>) => void
  readonly onDuplicate: () => void
  readonly onRemove: () => void
  readonly onMove: (by: 1 | -1) => void
  readonly onGrip: (event: PointerEvent<HTMLElement>) => void
}

/** One shot of a storyboard: its picture, its words, its length and camera, and where it lies in the clip. */
export function ShotRow(props: ShotRowProps): ReactNode {
  const { shot, number, laid, step, characters, picture, chosen, only } = props
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const by = { ArrowDown: 1 as const, ArrowUp: -1 as const }[event.key]
    const grip = event.target instanceof Element && event.target.closest('.shot-grip')
    if (by === undefined || !(event.altKey || grip) || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    props.onMove(by)
  }
  return (
    <li
      className="shot"
      data-shot={number}
      aria-label={`Shot ${number}`}
      aria-current={chosen || undefined}
      data-line={props.line}
      data-dragged={props.shift === undefined ? undefined : true}
      style={props.shift === undefined ? undefined : { transform: `translateY(${props.shift}px)` }}
      onKeyDown={onKeyDown}
      onFocus={props.onChoose}
      onPointerDown={props.onChoose}
    >
      <button
        type="button"
        className="shot-grip nodrag"
        aria-label={`Move shot ${number}: drag, or press the arrow keys`}
        onPointerDown={props.onGrip}
      >
        <Icon name="grip-vertical" />
      </button>
      <span className="shot-number digits">{number}</span>
      <span className="shot-picture surface-screen" data-theme="dark">
        <Icon name="image-off" />
        {picture && <Moment picture={picture} />}
      </span>
      <div className="shot-fields">
        <MentionField
          label={`Prompt of shot ${number}`}
          value={shot.prompt}
          characters={characters}
          hint="What the shot shows. Write @ for a character."
          onType={props.onType}
          onAdd={props.onAdd}
        />
        <div className="shot-line">
          <NumberField
            label={`Seconds of shot ${number}`}
            value={shot.seconds}
            unit="s"
            min={shotLimits.least}
            max={shotLimits.most}
            step={step}
            digits={2}
            stepper
            className="nodrag w-[88px]"
            onChange={props.onLength}
          />
          <Select
            label={`Camera of shot ${number}`}
            value={shot.camera}
            options={cameraOptions}
            className="nodrag w-[120px]!"
            onChange={(camera) => props.onChange('Change camera', { camera: camera as CameraMove })}
          />
          <span className="shot-cut">
            <Icon name="scissors" size={14} />
            {number === 1 && laid?.first === 0 ? 'Opens the clip' : 'Cut'}
          </span>
          {laid && <span className="shot-frames digits">{framesWords(laid.first, laid.latents)}</span>}
        </div>
      </div>
      <div className="shot-buttons nodrag">
        <IconButton icon="copy" label={`Duplicate shot ${number}`} onClick={props.onDuplicate} />
        <IconButton
          icon="trash-2"
          label={`Delete shot ${number}`}
          disabled={only}
          onClick={({ currentTarget }) => {
            refocus(currentTarget.closest('li')?.previousElementSibling ?? currentTarget.closest('section'))
            props.onRemove()
          }}
        />
      </div>
    </li>
  )
}
