import type { DeviceConfig } from './config.ts';
import { openZplPrinter } from './printer/zpl-printer.ts';
import { openSerialScale } from './scale/serial-scale.ts';
import { openSerialScanner } from './scanner/serial-scanner.ts';
import type { Clock, Device, Devices } from './types.ts';

/** Opens one device by its configuration. It connects by itself and goes on trying until it is closed. */
export function openDevice(config: DeviceConfig, clock: Clock): Device {
  switch (config.kind) {
    case 'scanner':
      return openSerialScanner(config, clock);
    case 'scale':
      return openSerialScale(config, clock);
    case 'printer':
      return openZplPrinter(config, clock);
  }
}

/** Opens every device that the configuration names. One that is missing or broken keeps no other one waiting. */
export function openDevices(configs: readonly DeviceConfig[], clock: Clock): Devices {
  return together(configs.map((config) => openDevice(config, clock)));
}

/** Opened devices as those of one station. */
export function together(devices: readonly Device[]): Devices {
  return {
    scanners: devices.filter((device) => device.kind === 'scanner'),
    scales: devices.filter((device) => device.kind === 'scale'),
    printers: devices.filter((device) => device.kind === 'printer'),
    states: () => devices.map((device) => device.state()),
    onState: (listener) => {
      for (const device of devices) device.onState(listener);
    },
    close: async () => {
      await Promise.all(devices.map((device) => device.close()));
    },
  };
}
