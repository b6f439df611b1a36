import type * as L from 'leaflet';
import { isTyping } from '#renderer/ui/index';
import type { LngLat } from '#shared/domain/geo/types';

/** The pointer on the map: position in WGS-84, place in the map's box in CSS pixels, keys held. */
export type MapPointer = {
  readonly at: LngLat;
  readonly x: number;
  readonly y: number;
  readonly shift: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
};

/**
 * What the pointer does while a tool is in hand (drawing, measuring, selecting): nothing of the ordinary clicking and
 * hovering happens then; the map still moves by dragging unless the tool takes the drag, and by the wheel.
 */
export type PointerTool = {
  /** CSS cursor. */
  readonly cursor: string;
  /** Answers true to take the drag that begins here. */
  readonly onDown?: (pointer: MapPointer) => boolean;
  /** `dragging`: between an onDown that was taken and its onUp, also outside the map. */
  readonly onMove?: (pointer: MapPointer, dragging: boolean) => void;
  readonly onUp?: (pointer: MapPointer) => void;
  /** A click that was no drag; both clicks of a double click come first. */
  readonly onClick?: (pointer: MapPointer) => void;
  readonly onDoubleClick?: (pointer: MapPointer) => void;
  /** A key while no field has the focus; answers true when it was the tool's. Escape leaves the mode when it is not. */
  readonly onKey?: (event: KeyboardEvent) => boolean;
};

const CLICK_REACH_PX = 4;

/** Hands the map's pointer and keys to one tool at a time. */
export class ToolHolder {
  private readonly map: L.Map;
  private tool: PointerTool | null = null;
  /** Takes a drag that begins with Shift held while no tool is in hand. */
  standby: PointerTool | null = null;
  private borrowed = false;
  private pressed: { x: number; y: number; taken: boolean } | null = null;
  private moved = false;

  constructor(map: L.Map) {
    this.map = map;
    const box = map.getContainer();
    // Before Leaflet's own listeners, so that a taken drag does not move the map.
    box.addEventListener('mousedown', this.onDown, true);
    box.addEventListener('mousemove', this.onMove);
    box.addEventListener('click', this.onClick, true);
    box.addEventListener('dblclick', this.onDoubleClick, true);
  }

  get active(): boolean {
    return this.tool !== null;
  }

  set(tool: PointerTool | null): void {
    if (this.tool === tool) return;
    this.release();
    this.tool = tool;
    this.map.getContainer().style.cursor = tool?.cursor ?? '';
    document.removeEventListener('keydown', this.onKey, true);
    if (tool) document.addEventListener('keydown', this.onKey, true);
  }

  destroy(): void {
    this.set(null);
    const box = this.map.getContainer();
    box.removeEventListener('mousedown', this.onDown, true);
    box.removeEventListener('mousemove', this.onMove);
    box.removeEventListener('click', this.onClick, true);
    box.removeEventListener('dblclick', this.onDoubleClick, true);
  }

  private pointerOf(event: MouseEvent): MapPointer {
    const { x, y } = this.map.mouseEventToContainerPoint(event);
    const { lng, lat } = this.map.containerPointToLatLng([x, y]);
    const { shiftKey: shift, ctrlKey, metaKey, altKey: alt } = event;
    return { at: [lng, lat], x, y, shift, ctrl: ctrlKey || metaKey, alt };
  }

  private readonly onDown = (event: MouseEvent): void => {
    this.moved = false;
    if (event.button !== 0) return;
    if (!this.tool && event.shiftKey && this.standby) {
      this.tool = this.standby;
      this.borrowed = true;
    }
    if (!this.tool) return;
    const pointer = this.pointerOf(event);
    const taken = this.tool.onDown?.(pointer) ?? false;
    this.pressed = { x: pointer.x, y: pointer.y, taken };
    window.addEventListener('mousemove', this.onDrag);
    window.addEventListener('mouseup', this.onUp);
    if (!taken) return;
    event.stopPropagation();
    event.preventDefault();
  };

  private readonly onDrag = (event: MouseEvent): void => {
    if (!this.pressed) return;
    const pointer = this.pointerOf(event);
    if (Math.hypot(pointer.x - this.pressed.x, pointer.y - this.pressed.y) > CLICK_REACH_PX)
      this.moved = true;
    if (this.pressed.taken) this.tool?.onMove?.(pointer, true);
  };

  private readonly onUp = (event: MouseEvent): void => {
    const taken = this.pressed?.taken;
    this.release();
    if (taken) this.tool?.onUp?.(this.pointerOf(event));
    if (!this.borrowed) return;
    this.borrowed = false;
    this.tool = null;
  };

  private readonly onMove = (event: MouseEvent): void => {
    if (!this.pressed) this.tool?.onMove?.(this.pointerOf(event), false);
  };

  private readonly onClick = (event: MouseEvent): void => {
    // The click that ends a borrowed drag is no click on a thing.
    if (!this.tool && this.moved) event.stopPropagation();
    if (!this.tool) return;
    event.stopPropagation();
    if (!this.moved) this.tool.onClick?.(this.pointerOf(event));
  };

  private readonly onDoubleClick = (event: MouseEvent): void => {
    if (!this.tool) return;
    event.stopPropagation();
    this.tool.onDoubleClick?.(this.pointerOf(event));
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (isTyping(event.target) || !this.tool?.onKey?.(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  private release(): void {
    this.pressed = null;
    window.removeEventListener('mousemove', this.onDrag);
    window.removeEventListener('mouseup', this.onUp);
  }
}
