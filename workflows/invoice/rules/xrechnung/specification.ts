import type { Invoice } from '#workflows/invoice/model.ts';

/** BT-24 of XRechnung 3.0, of its extension, and of its profile for clean vehicles (directive (EU) 2019/1161). */
export const XRECHNUNG = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';
export const EXTENSION = `${XRECHNUNG}#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0`;
export const VEHICLES = `${XRECHNUNG}#compliant#urn:xeinkauf.de:kosit:xrechnung:cvd_0.9`;

export const isExtension = ({ specification }: Invoice): boolean => specification === EXTENSION;
export const isVehicles = ({ specification }: Invoice): boolean => specification === VEHICLES;
