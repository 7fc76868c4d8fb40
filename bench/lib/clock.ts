/**
 * Milliseconds of the system's monotonic clock. It is one clock for all processes of a machine, so a time taken in the
 * provider can be compared with one taken here.
 */
export function monotonicMs(): number {
	return Number(process.hrtime.bigint()) / 1e6;
}
