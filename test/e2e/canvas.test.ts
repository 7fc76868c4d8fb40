import { Office } from '../support/canvas';
import { activation, closing } from './canvas/activation';
import { calls } from './canvas/calls';
import { door } from './canvas/door';
import { faults } from './canvas/faults';
import { NUMBERS, publishAll } from './canvas/lines';
import { links } from './canvas/links';
import { races } from './canvas/races';
import { receipts } from './canvas/receipts';
import { replies } from './canvas/replies';

describe('the shipped canvas in a real n8n', () => {
	let office: Office;
	const theOffice = () => office;

	beforeAll(async () => {
		office = await Office.open(NUMBERS);
		await publishAll(office);
	});
	afterAll(() => office?.close());
	// People of the team are told once a minute, and each of these tests is about another matter.
	beforeEach(() => office.ledger.quietMinute());

	describe('activation', () => activation(theOffice));
	describe('calls', () => calls(theOffice));
	describe('races', () => races(theOffice));
	describe('the door', () => door(theOffice));
	describe('replies', () => replies(theOffice));
	describe('links', () => links(theOffice));
	describe('receipts', () => receipts(theOffice));
	describe('faults of Twilio', () => faults(theOffice));
	describe('in the end', () => closing(theOffice));
});
