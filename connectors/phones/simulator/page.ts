import baseStyle from './page/base.css';
import base from './page/base.html';
import caller from './page/caller.html';
import deskStyle from './page/desk.css';
import desk from './page/desk.html';
import icons from './page/icons.html';
import main from './page/main.html';
import phoneStyle from './page/phone.css';
import phone from './page/phone.html';
import ring from './page/ring.html';
import shell from './page/shell.html';
import { PAGE_PASS } from './pass';

const PARTS: Readonly<Record<string, string>> = {
	pass: PAGE_PASS,
	icons,
	style: baseStyle + phoneStyle + deskStyle,
	// In this order: each builds on those before it.
	scripts: base + phone + caller + desk + ring + main,
};

let page: string | undefined;

/**
 * The simulated phones as one HTML page without outside parts: the caller's, the business's and the on-call person's.
 * It asks for the state and reports what its user does at the address it was served from. It carries a word by which
 * this process knows its own page again, so serve it to requests that `verify` let in, and do not let it be cached.
 */
export function simulatorPage(): string {
	page ??= shell.replace(/<!-- part: (\w+) -->/g, (_, name: string) => PARTS[name] ?? '');
	return page;
}
