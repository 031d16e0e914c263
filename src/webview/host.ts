import { Channel, type Handlers } from '../protocol/channel';
import type { HostCalls, PageCalls, PageState } from '../protocol/page';

interface VsCodeApi {
  postMessage(message: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

let shown: (state: PageState) => void = () => undefined;

const handlers: Handlers<PageCalls> = {
  show: state => {
    shown(state);
    return undefined;
  },
};

/** The extension host, as seen from the page. */
export const host = new Channel<PageCalls, HostCalls>(
  envelope => api.postMessage(envelope),
  handlers,
  // The host is the extension itself: same origin, same build.
  { show: argument => argument as PageState },
);

// Only the embedder can post here; a stray message is no envelope and is dropped by the channel.
window.addEventListener('message', event => void host.receive(event.data));

/** Says ready and gives each state to `show`, the first one and all that follow. */
export function connect(show: (state: PageState) => void): void {
  shown = show;
  void host.call('ready').then(show);
}
