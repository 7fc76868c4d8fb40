import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** One element of a TwiML document. */
export interface TwimlElement {
	name: string;
	attributes: Record<string, string>;
	/** Text directly inside, trimmed. */
	text: string;
	children: TwimlElement[];
}

/** A document that could not be read; `code` is the vendor's: 12100 no XML, 12102 no Response, 12300 wrong type. */
export class TwimlError extends Error {
	constructor(
		readonly code: number,
		message: string,
	) {
		super(message);
		this.name = 'TwimlError';
	}
}

type Node = Record<string, unknown>;

const ATTRIBUTES = ':@';
const TEXT = '#text';

const parser = new XMLParser({
	preserveOrder: true,
	ignoreAttributes: false,
	attributeNamePrefix: '',
	parseTagValue: false,
	parseAttributeValue: false,
	trimValues: true,
});

/**
 * The verbs of a TwiML document in order. An empty body is an empty document.
 * @throws TwimlError when it is not well-formed XML with a Response at its root
 */
export function parseTwiml(xml: string): TwimlElement[] {
	if (xml.trim() === '') return [];
	const verdict = XMLValidator.validate(xml);
	if (verdict !== true) throw new TwimlError(12100, `Document parse failure: ${verdict.err.msg}`);
	const roots = (parser.parse(xml) as Node[]).map(element).filter((root) => !root.name.startsWith('?'));
	const [root] = roots;
	if (roots.length !== 1 || root?.name !== 'Response') {
		throw new TwimlError(12102, 'The root element of TwiML is Response');
	}
	return root.children;
}

/** Elements of a name anywhere below. */
export function descendants(parent: TwimlElement, name: string): TwimlElement[] {
	return parent.children.flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)]);
}

/** All the words inside an element, nested speech markup included. */
export function textOf(node: TwimlElement): string {
	return [node.text, ...node.children.map(textOf)].filter((part) => part !== '').join(' ');
}

function element(node: Node): TwimlElement {
	const name = Object.keys(node).find((key) => key !== ATTRIBUTES) ?? '';
	const inside = node[name];
	const nodes = Array.isArray(inside) ? (inside as Node[]) : [];
	return {
		name,
		attributes: { ...(node[ATTRIBUTES] as Record<string, string> | undefined) },
		text: nodes
			.filter((child) => TEXT in child)
			.map((child) => String(child[TEXT]))
			.join(' '),
		children: nodes.filter((child) => !(TEXT in child)).map(element),
	};
}
