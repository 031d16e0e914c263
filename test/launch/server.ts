// The same as that of the screens, each of which has one of its own.
export { default } from '../screen/server';
