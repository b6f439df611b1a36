import { tellTest } from './control.ts';

/** Something that the stand-in does not provide, or that real Electron would refuse: never passed over in silence. */
export function fail(message: string): never {
  tellTest({ type: 'loud', message });
  throw new Error(`electron stand-in: ${message}`);
}

/** An object whose missing members fail loudly. `then` is asked by `await` of everything. */
export function loud<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get: (object, key) => {
      if (key in object || typeof key === 'symbol' || key === 'then') {
        const value: unknown = Reflect.get(object, key, object);
        return typeof value === 'function' ? value.bind(object) : value;
      }
      return fail(`${name}.${key} is not provided`);
    },
  });
}
