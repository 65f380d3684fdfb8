import type { ObjectId } from '../kernel/units';
import { always, DONE, operation } from './operation';

/** Looks through a view of a camera in the inspector, or no longer; the picture comes into the state. */
export const lookThrough = operation<
  { readonly camera: ObjectId; readonly view: number } | { readonly camera: undefined }
>({
  id: 'lookThrough',
  group: 'view',
  quiet: true,
  available: always,
  run: (ctx, ask) => {
    ctx.store.setState(({ picture }) => ({
      picture: ask.camera === undefined ? undefined : { ...picture, ...ask },
    }));
    return DONE;
  },
});
