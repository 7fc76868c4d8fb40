/** What a log can tell of a call, and the names that columns have for it: lower case, letters and digits alone, likeliest first. */
export const CALL_COLUMNS = {
	from: 'from caller callerid callernumber callerphonenumber callerphone fromnumber fromphonenumber customernumber customerphonenumber customerphone source src ani externalnumber contactnumber callingnumber clid phonenumber phone number',
	to: 'to called callednumber tonumber tophonenumber destination dst dnis trackingnumber trackingphonenumber dialednumber internalnumber businessnumber companynumber callee line did',
	at: 'at starttime startedat start starttimeutc started callstarttime startdate startdatetime begintime datetime calltime timestamp calldate createdat datecreated time date',
	end: 'endtime endedat end ended endtimeutc callendtime enddate stoptime hanguptime completedat',
	duration: 'duration durationseconds durationsec durationsecs durationins durations callduration calldurationseconds seconds secs length calllength billsec',
	status: 'status callstatus result callresult disposition outcome state actionresult calloutcome answerstatus',
	answered: 'answered isanswered wasanswered answeredat answertime pickedup pickedupat',
	name: 'callername cnam contactname customername name fromname calleridname',
	direction: 'direction calldirection',
	id: 'callsid sid callid id uniqueid uuid providercallid sessionid calluuid linkedid',
	parent: 'parentcallsid parentcallid parentid',
	forwardedFrom: 'forwardedfrom diversion',
	voicemail: 'voicemail hasvoicemail voicemailurl leftvoicemail',
	attestation: 'stirverstat attestation stirshaken',
} as const;

export const TEXT_COLUMNS = {
	from: 'from sender fromnumber source',
	to: 'to recipient tonumber destination',
	at: 'datesent sentdate sentat datecreated createdat at timestamp datetime time date started',
	body: 'body message text content messagebody',
	direction: 'direction type messagedirection',
} as const;

export type Names = Readonly<Record<string, string>>;
/** By field, the columns that it is in; several are joined by a space, as a date and a time are. */
export type ColumnMap<Field extends string> = { readonly [field in Field]?: readonly number[] };

export const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** A mapping that names what is not there. */
export class MappingError extends Error {
	override readonly name = 'MappingError';
}

/**
 * Finds the columns of each field: those that somebody named, else by the usual names.
 * @param mapping by field, the name of a column, or of several joined by `+`
 * @throws MappingError in words for a field or column that does not exist
 */
export function findColumns<Field extends string>(header: readonly string[], names: Readonly<Record<Field, string>>, mapping: Names): ColumnMap<Field> {
	const fields = Object.keys(names) as Field[];
	const unknown = Object.keys(mapping).find((field) => !(fields as string[]).includes(field));
	if (unknown !== undefined) throw new MappingError(`There is no field "${unknown}" to map a column to. There are: ${fields.join(', ')}.`);
	const columns = header.map(plain);
	const found: Partial<Record<Field, readonly number[]>> = {};
	for (const field of fields) {
		const named = mapping[field];
		const places = named === undefined ? guess(columns, names[field]) : named.split('+').map((name) => place(header, columns, name));
		if (places.length > 0) found[field] = places;
	}
	return withTimeOfDay(columns, found, mapping);
}

/** The first of the usual names that the header has. */
function guess(columns: readonly string[], names: string): readonly number[] {
	const name = names.split(' ').find((each) => columns.includes(each));
	return name === undefined ? [] : [columns.indexOf(name)];
}

function place(header: readonly string[], columns: readonly string[], name: string): number {
	const exact = header.findIndex((column) => column.trim() === name.trim());
	const found = exact >= 0 ? exact : columns.indexOf(plain(name));
	if (found < 0) throw new MappingError(`The file has no column "${name.trim()}". It has: ${header.map((column) => column.trim()).join(', ')}.`);
	return found;
}

/** Logs that have the date and the time of day in columns of their own. */
function withTimeOfDay<Field extends string>(columns: readonly string[], found: Partial<Record<Field, readonly number[]>>, mapping: Names): ColumnMap<Field> {
	const at = (found as { at?: readonly number[] }).at;
	const [date, time] = [columns.indexOf('date'), columns.indexOf('time')];
	if (mapping.at !== undefined || date < 0 || time < 0 || at === undefined || (at[0] !== date && at[0] !== time)) return found;
	return { ...found, at: [date, time] };
}
