/** Trade → what they need, as we name it → the phrases people use for it. */
export type ServiceLists = Readonly<
	Record<string, Readonly<Record<string, readonly string[]>>>
>;
