/** One run of a widget in a frame of its own; nothing is asked of anyone before. */
import { base } from '../../samples/files';
import { make } from '../dom';
import type { RealRequest, Told } from './protocol';

/** What is given ends the run, and takes the frame away. */
export function visit(
  place: Element,
  title: string,
  request: RealRequest,
  hear: (told: Told) => void,
): () => void {
  const frame = make('iframe', 'chaport-play-real-frame');
  frame.title = title;
  frame.src = `${base}real.html`;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }: MessageEvent<Told>) => hear(data);
  frame.addEventListener(
    'load',
    () => {
      const site = location.protocol === 'file:' ? '*' : location.origin;
      frame.contentWindow?.postMessage(request, site, [port2]);
    },
    { once: true },
  );
  place.append(frame);
  return () => {
    port1.close();
    frame.remove();
  };
}
