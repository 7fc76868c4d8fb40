/** Where a phone number is at home, and when people there may be texted. */
export { placeOfNumber, type Place } from './place';
export { isUsState, STATE_WINDOWS, STRICTEST_WINDOWS, windowsOfState, type WeekWindows } from './windows';
