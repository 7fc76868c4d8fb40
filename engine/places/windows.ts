/** Hours of a day in which texts may go, in minutes since its midnight on the person's clock; undefined on a day without any. */
type DayWindow = readonly [from: number, to: number] | undefined;

/** From Sunday to Saturday. */
export type WeekWindows = readonly [sun: DayWindow, mon: DayWindow, tue: DayWindow, wed: DayWindow, thu: DayWindow, fri: DayWindow, sat: DayWindow];

/**
 * 8:00–21:00 at the called party's place: 47 CFR 64.1200(c)(1), of telephone solicitations, as which the FCC counts
 * texts.
 */
const FEDERAL_WINDOWS = week([8, 21]);

/** 9:00–20:00, on Sundays from noon: inside the hours of nearly every state. */
export const STRICTEST_WINDOWS = week([9, 20], { sunday: [12, 20] });

/**
 * The states whose law has narrower hours than the federal ones. They are those of telephone solicitation; whether they
 * bind an answer to somebody's own call is argued about, and most exempt what the person consented to.
 * Public holidays, on which some of them (AL, LA, RI, UT) allow no solicitation at all, are not in here.
 */
export const STATE_WINDOWS: Readonly<Record<string, WeekWindows>> = {
	/** Ala. Admin. Code r. 770-X-5-.17(1)(b). */
	AL: week([8, 20], { sunday: undefined }),
	/** Conn. Gen. Stat. § 42-288a, as amended in 2023. */
	CT: week([9, 20]),
	/** Fla. Stat. § 501.616(6)(a). */
	FL: week([8, 20]),
	/** KRS 367.46955. */
	KY: week([10, 21]),
	/** LPSC General Order R-29617 § V(A)(2). */
	LA: week([8, 20], { sunday: undefined }),
	/** Mass. Gen. Laws ch. 159C § 3. */
	MA: week([8, 20]),
	/** Md. Code, Com. Law § 14-4502 (Stop the Spam Calls Act). */
	MD: week([8, 20]),
	MI: week([9, 21]),
	/** Minn. Stat. § 325E.30. */
	MN: week([9, 21]),
	/** Miss. Code § 77-3-723(1). */
	MS: week([8, 20], { sunday: undefined }),
	/** N.M. Stat. § 57-12-22(B)(5). */
	NM: week([9, 21]),
	NV: week([9, 20]),
	/** Okla. Stat. tit. 15 § 775C.4. */
	OK: week([8, 20]),
	/** R.I. Gen. Laws § 5-61-2 with § 5-61-3.6. It names hours for Saturdays and none for Sundays. */
	RI: week([9, 18], { saturday: [10, 17], sunday: undefined }),
	/** Tex. Bus. & Com. Code § 301.051. */
	TX: week([9, 21], { sunday: [12, 21] }),
	/** RCW 19.158.040(2). */
	WA: week([8, 20]),
};

const US_STATES: ReadonlySet<string> = new Set(
	(
		'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA ' +
		'WA WV WI WY'
	).split(' '),
);

/** Whether these two letters are one of the 50 states, or DC. */
export function isUsState(state: string): boolean {
	return US_STATES.has(state);
}

/** The hours that hold in a state: its own, else the federal ones; undefined for what is no state of the United States. */
export function windowsOfState(state: string): WeekWindows | undefined {
	return isUsState(state) ? (STATE_WINDOWS[state] ?? FEDERAL_WINDOWS) : undefined;
}

type Hours = readonly [from: number, to: number];

function week(everyDay: Hours, unlike: { readonly sunday?: Hours | undefined; readonly saturday?: Hours } = {}): WeekWindows {
	const usual = minutes(everyDay);
	const sunday = 'sunday' in unlike ? minutes(unlike.sunday) : usual;
	return [sunday, usual, usual, usual, usual, usual, unlike.saturday ? minutes(unlike.saturday) : usual];
}

function minutes(hours: Hours | undefined): DayWindow {
	return hours && [hours[0] * 60, hours[1] * 60];
}
