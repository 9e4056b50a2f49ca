import type { DeviceConfig } from './config.ts';
import { openLabelPrinter } from './printer/label-printer.ts';
import { openQueuePrinter } from './printer/queue-printer.ts';
import { openHidScale } from './scale/hid-scale.ts';
import { openSerialScale } from './scale/serial-scale.ts';
import { openHidScanner } from './scanner/hid-scanner.ts';
import { openSerialScanner } from './scanner/serial-scanner.ts';
import type { HidSystem } from './transport/hid-system.ts';
import { nodeHid } from './transport/node-hid.ts';
import type { Clock, Device, Devices } from './types.ts';

/**
 * Opens one device by its configuration. It connects by itself and goes on trying until it is closed.
 *
 * @param hid the HID devices to look among: the machine's own, unless said otherwise
 */
export function openDevice(config: DeviceConfig, clock: Clock, hid: HidSystem = nodeHid): Device {
  switch (config.kind) {
    case 'scanner':
      return config.protocol === 'hid'
        ? openHidScanner(config, clock, hid)
        : openSerialScanner(config, clock);
    case 'scale':
      return config.protocol === 'hid' ? openHidScale(config, clock, hid) : openSerialScale(config, clock);
    case 'printer':
      return config.connection === 'queue'
        ? openQueuePrinter(config, clock)
        : openLabelPrinter(config, clock);
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
