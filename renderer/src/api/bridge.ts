import type { DesktopBridge } from '#shared/contract/bridge';

export type { DesktopBridge };

declare global {
  interface Window {
    readonly livingMap?: DesktopBridge;
  }
}
