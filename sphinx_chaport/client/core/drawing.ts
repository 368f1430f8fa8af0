/** What the core asks a view to show, and what a visitor can do there. Plain data, drawn as it is. */

/** Everything that a view must know to draw the widget. */
export interface Drawing {
  /** False: nothing at all is drawn. */
  visible: boolean;
  state: Chaport.WidgetState;
  launcher: boolean;
  closeButton: boolean;
  appearance: DrawnAppearance;
  position: DrawnPosition;
  /** One of the languages that the view has, two letters. */
  language: string;
  /** How much room the expanded widget takes: all of it on a phone, a window else. */
  layout: 'window' | 'full-screen' | 'scaled-window';
  /** Where the chat stands instead of the corner; then it has no launcher there. */
  place: Chaport.OpenIn | null;
  online: boolean;
  messages: readonly ChaportSimulator.Message[];
  /** The messages of operators that the visitor has not seen. */
  unread: number;
  /** The auto-invitation that is showing, or null. */
  invitation: Chaport.AutoInvitation | null;
  /** Whether an operator is writing an answer. */
  typing: boolean;
}

export interface DrawnAppearance {
  /** Hex, `#rrggbb`. */
  color: string;
  /** The empty string where neither account nor page names the team: the view's own words then. */
  teamName: string;
  /** By online status; the empty string as for `teamName`. */
  welcome: string;
  textStatuses: boolean;
}

/** Offsets in CSS pixels from the corner (contract 10.22). */
export interface DrawnPosition {
  side: 'left' | 'right';
  x: number;
  y: number;
}

/** What a visitor does in the view. */
export interface Actions {
  /** A click on the launcher. */
  toggle(): void;
  /** A click on the header's cross, or Escape. */
  close(): void;
  /** A click on an auto-invitation or on an unread message: opens the chat. */
  open(): void;
  /** Closes an auto-invitation or an unread message without opening the chat. */
  dismiss(): void;
  send(text: string): void;
  /** Whoever showed the chat in another place has closed it. */
  left(): void;
}
