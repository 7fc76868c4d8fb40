// Limited-memory BFGS: finds the lowest point of a smooth, convex loss.

/** The loss at a point; writes its gradient. */
export type Loss = (point: Float64Array, gradient: Float64Array) => number;

interface Past {
	readonly moved: Float64Array;
	readonly turned: Float64Array;
	readonly rho: number;
}

interface Place {
	readonly point: Float64Array;
	readonly gradient: Float64Array;
	readonly value: number;
}

/** How many steps are remembered. */
const MEMORY = 6;
/** A step must gain this share of what its slope promises (Armijo). */
const ENOUGH = 1e-4;
/** What gains less than this share of the loss is the end of the way. */
const NOTHING = 1e-6;

function dot(a: Float64Array, b: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
	return sum;
}

/** `a += factor * b` */
function addTo(a: Float64Array, factor: number, b: Float64Array): void {
	for (let i = 0; i < a.length; i++) a[i] = (a[i] as number) + factor * (b[i] as number);
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
	const result = a.slice();
	addTo(result, -1, b);
	return result;
}

/** Where to go: against the gradient, corrected by what the last steps told about the curvature. */
function direction(gradient: Float64Array, past: readonly Past[]): Float64Array {
	const way = gradient.slice();
	const alphas = past.map(() => 0);
	for (let i = past.length - 1; i >= 0; i--) {
		const { moved, turned, rho } = past[i] as Past;
		const alpha = rho * dot(moved, way);
		alphas[i] = alpha;
		addTo(way, -alpha, turned);
	}
	const last = past.at(-1);
	const scale = last ? 1 / (last.rho * dot(last.turned, last.turned)) : 1 / Math.max(1, Math.sqrt(dot(gradient, gradient)));
	for (let i = 0; i < way.length; i++) way[i] = -scale * (way[i] as number);
	past.forEach(({ moved, turned, rho }, i) => addTo(way, -(alphas[i] as number) - rho * dot(turned, way), moved));
	return way;
}

function at(loss: Loss, point: Float64Array): Place {
	const gradient = new Float64Array(point.length);
	return { value: loss(point, gradient), point, gradient };
}

/** The first place along the way that gains enough, halving the step until one does. */
function walk(loss: Loss, from: Place, way: Float64Array): Place {
	const slope = dot(way, from.gradient);
	for (let length = 1; length > 1e-8; length /= 2) {
		const point = from.point.slice();
		addTo(point, length, way);
		const place = at(loss, point);
		if (place.value <= from.value + ENOUGH * length * slope) return place;
	}
	return from;
}

/** Goes downhill from `start`, at most so many steps. */
export function minimize(loss: Loss, start: Float64Array, steps: number): Float64Array {
	let place = at(loss, start);
	const past: Past[] = [];
	for (let step = 0; step < steps; step++) {
		const next = walk(loss, place, direction(place.gradient, past));
		const gained = place.value - next.value;
		const moved = difference(next.point, place.point);
		const turned = difference(next.gradient, place.gradient);
		const curvature = dot(moved, turned);
		if (curvature > 1e-10) past.push({ moved, turned, rho: 1 / curvature });
		if (past.length > MEMORY) past.shift();
		place = next;
		if (gained < NOTHING * Math.abs(place.value)) break;
	}
	return place.point;
}
