import type { HostCalls, PageState } from '../protocol/page';
import { stateHost } from './hostChannel';

/** The extension host, as seen from the page. */
export const { host, connect } = stateHost<PageState, HostCalls>(host => host.call('ready'));
