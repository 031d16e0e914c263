import type { HostCalls, PageCalls, PageState } from '../protocol/page';
import { hostChannel } from './hostChannel';

let shown: (state: PageState) => void = () => undefined;

/** The extension host, as seen from the page. */
export const host = hostChannel<PageCalls, HostCalls>(
  {
    show: state => {
      shown(state);
      return undefined;
    },
  },
  // The host is the extension itself: same origin, same build.
  { show: argument => argument as PageState },
);

/** Says ready and gives each state to `show`, the first one and all that follow. */
export function connect(show: (state: PageState) => void): void {
  shown = show;
  void host.call('ready').then(show);
}
