/** A binary heap: the least comes out first, and equals in the order in which they went in where the order says so. */
export class Heap<T> {
	private readonly items: T[] = [];

	constructor(private readonly comesBefore: (a: T, b: T) => boolean) {}

	get size(): number {
		return this.items.length;
	}

	peek(): T | undefined {
		return this.items[0];
	}

	push(item: T): void {
		const { items, comesBefore } = this;
		let hole = items.length;
		items.push(item);
		while (hole > 0) {
			const above = (hole - 1) >> 1;
			const parent = items[above] as T;
			if (!comesBefore(item, parent)) break;
			items[hole] = parent;
			hole = above;
		}
		items[hole] = item;
	}

	pop(): T | undefined {
		const { items } = this;
		const [first] = items;
		const last = items.pop();
		if (last !== undefined && items.length > 0) this.sink(last);
		return first;
	}

	private sink(item: T): void {
		const { items, comesBefore } = this;
		let hole = 0;
		for (;;) {
			let below = 2 * hole + 1;
			if (below >= items.length) break;
			if (below + 1 < items.length && comesBefore(items[below + 1] as T, items[below] as T)) below += 1;
			const child = items[below] as T;
			if (!comesBefore(child, item)) break;
			items[hole] = child;
			hole = below;
		}
		items[hole] = item;
	}
}
