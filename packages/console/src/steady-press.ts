// A page moves while it is pressed: a preview arrives and takes place above a
// button. A press that began on a button ends on it, unless the pointer was
// drawn away, which is how a press is thought better of.

/** How far a pointer may be drawn before the press is let go, in CSS pixels. */
const SLIDE_MAX = 16;

interface Press {
  readonly button: HTMLElement;
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
}

/** Holds every press of a button within `root` to the button it began on. */
export function steadyPresses(root: Document): void {
  let press: Press | undefined;
  root.addEventListener('pointerdown', ({ target, pointerId, clientX, clientY, button: which }) => {
    const button = which === 0 && target instanceof Element ? target.closest<HTMLElement>('button') : null;
    if (button === null) return;
    button.setPointerCapture(pointerId);
    press = { button, pointer: pointerId, x: clientX, y: clientY };
  });
  root.addEventListener('pointermove', ({ pointerId, clientX, clientY }) => {
    if (press?.pointer !== pointerId || Math.hypot(clientX - press.x, clientY - press.y) <= SLIDE_MAX) return;
    if (press.button.hasPointerCapture(pointerId)) press.button.releasePointerCapture(pointerId);
    press = undefined;
  });
  root.addEventListener('pointerup', () => { press = undefined; });
  root.addEventListener('pointercancel', () => { press = undefined; });
}
