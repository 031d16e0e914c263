import { type Calls, Channel, type Guards, type Handlers } from '../protocol/channel';

interface VsCodeApi {
  postMessage(message: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The way to the extension host; a page has one. */
export function hostChannel<Own extends Calls<Own>, Host extends Calls<Host>>(
  handlers: Handlers<Own>,
  guards: Guards<Own>,
): Channel<Own, Host> {
  const api = acquireVsCodeApi();
  const host = new Channel<Own, Host>(envelope => api.postMessage(envelope), handlers, guards);
  // Only the embedder can post here; a stray message is no envelope and is dropped by the channel.
  window.addEventListener('message', event => void host.receive(event.data));
  return host;
}
