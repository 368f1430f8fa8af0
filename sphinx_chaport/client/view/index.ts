/** The view on a page that has no other place for the chat than its corner and its elements. */
import type { Actions } from '../core/drawing';
import { type DrawnView, viewOn } from './drawn';
import { findElement } from './places';

export function createView(page: Window): (actions: Actions) => DrawnView {
  return (actions) => viewOn(page, findElement, actions);
}
