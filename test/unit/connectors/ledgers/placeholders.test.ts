import fc from 'fast-check';
import { withNumbers } from '../../../../connectors/ledgers/pg/placeholders';

describe('parameters of a statement', () => {
	it.each([
		['SELECT 1', 'SELECT 1'],
		['UPDATE t SET a = ?, b = ? WHERE c = ?', 'UPDATE t SET a = $1, b = $2 WHERE c = $3'],
		["SELECT '?' WHERE a = ?", "SELECT '?' WHERE a = $1"],
		["SELECT 'it''s ?' || ?", "SELECT 'it''s ?' || $1"],
		['SELECT "odd?" FROM t WHERE a = ?', 'SELECT "odd?" FROM t WHERE a = $1'],
		['SELECT a -- why?\nFROM t WHERE a = ?', 'SELECT a -- why?\nFROM t WHERE a = $1'],
		['SELECT /* a?\nb? */ ? ', 'SELECT /* a?\nb? */ $1 '],
		['IN (?,?,?)', 'IN ($1,$2,$3)'],
	])('of %s are numbered', (text, numbered) => {
		expect(withNumbers(text)).toBe(numbered);
		expect(withNumbers(text)).toBe(numbered);
	});

	it('are numbered from one on, none left out, whatever stands between', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom('?', "'?'", "'a''?'", '"?"', ' AND ', 'x', '-- ?\n', '/* ? */')), (parts) => {
				const marks = parts.filter((part) => part === '?').length;
				const found = withNumbers(parts.join(' ')).match(/\$\d+/g) ?? [];
				expect(found).toEqual(Array.from({ length: marks }, (_, index) => `$${index + 1}`));
			}),
		);
	});
});
