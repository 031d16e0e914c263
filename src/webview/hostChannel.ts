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

/** The way to the host of a page that shows one state after another. */
export interface StateHost<State, Host extends Calls<Host>> {
  readonly host: Channel<ShowCalls<State>, Host>;
  /** Says ready and gives each state to `show`, the first one and all that follow. */
  readonly connect: (show: (state: State) => void) => void;
}

interface ShowCalls<State> {
  show(state: State): undefined;
}

/** @param ready asks the host for the first state */
export function stateHost<State, Host extends Calls<Host>>(
  ready: (host: Channel<ShowCalls<State>, Host>) => Promise<State>,
): StateHost<State, Host> {
  let shown: (state: State) => void = () => undefined;
  const host = hostChannel<ShowCalls<State>, Host>(
    {
      show: state => {
        shown(state);
        return undefined;
      },
    },
    // The host is the extension itself: same origin, same build.
    { show: argument => argument as State },
  );
  const connect = (show: (state: State) => void) => {
    shown = show;
    void ready(host).then(show);
  };
  return { host, connect };
}
