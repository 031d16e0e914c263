import type { Trust } from '../../core/comparison/trust';
import { Icon, type IconName } from './Icon';

const icons: Readonly<Record<Exclude<Trust, 'more'>, IconName>> = {
  trusted: 'check',
  doubtful: 'warning',
  single: 'debug-breakpoint-log-unverified',
  failed: 'close',
};

/** The sign of how far a test can be trusted; words stand beside it. */
export function TrustSign({ trust }: { readonly trust: Trust }) {
  return (
    <span class="sign" aria-hidden="true">
      {trust === 'more' ? '?' : <Icon name={icons[trust]} />}
    </span>
  );
}
