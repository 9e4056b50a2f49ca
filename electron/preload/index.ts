import { contextBridge, ipcRenderer } from 'electron';
import type { PageBridge } from '../../shared/contracts/channel.ts';
import { CHANNELS } from '../../shared/contracts/channel-names.ts';

type Listener = Parameters<PageBridge['listen']>[0];

const bridge: PageBridge = {
  send: (command) => ipcRenderer.invoke(CHANNELS.send, command),
  ask: (question) => ipcRenderer.invoke(CHANNELS.ask, question),
  listen: (listener: Listener) => {
    const off = [
      subscribe(CHANNELS.view, listener.view),
      subscribe(CHANNELS.verdict, listener.verdict),
      subscribe(CHANNELS.shell, listener.shell),
    ];
    void ipcRenderer.invoke(CHANNELS.hello);
    return () => {
      for (const end of off) end();
    };
  },
};

contextBridge.exposeInMainWorld('packwright', bridge);

function subscribe<T>(channel: string, listener: (payload: T) => void): () => void {
  const handler = (_event: Electron.IpcRendererEvent, payload: T): void => listener(payload);
  ipcRenderer.on(channel, handler);
  return () => ipcRenderer.off(channel, handler);
}
