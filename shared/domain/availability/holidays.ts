/** Public holidays on fixed days, month and day: 元旦, 劳动节, 国庆节 (办法 of 2024, in force since 2025). */
const FIXED = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);
/** Public holidays by the Chinese calendar, month and day: 春节 with three days, 端午, 中秋. */
const LUNAR = new Set(['1-1', '1-2', '1-3', '5-5', '8-15']);

const DAY_MS = 86_400_000;
const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/** Month and day of the Chinese calendar; a leap month (`5bis`) is never the festival's. */
function lunarDay(ms: number): string {
  const parts = lunar.formatToParts(ms);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('month')}-${of('day')}`;
}

/** 清明, day of April in the years 2000–2099; the usual formula of 寿星万年历: [Y·0.2422 + 4.81] − [Y/4]. */
const qingmingDay = (year: number): number =>
  Math.floor((year % 100) * 0.2422 + 4.81) - Math.floor((year % 100) / 4);

/** Days asked for lately: the calendar is dear (some 40 µs), and everybody's availability asks for the same few days. */
const known = new Map<string, boolean>();
const MOST_KNOWN = 1000;

/**
 * Whether a calendar day `YYYY-MM-DD` is one of the thirteen public holidays of the law (全国年节及纪念日放假办法).
 * Bridging days and worked weekends are told by a notice each year and are not known here.
 */
export function isPublicHoliday(isoDate: string): boolean {
  let holiday = known.get(isoDate);
  if (holiday === undefined) {
    holiday = isInCalendar(isoDate);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(isoDate, holiday);
  }
  return holiday;
}

function isInCalendar(isoDate: string): boolean {
  const ms = Date.parse(`${isoDate}T00:00:00Z`);
  if (Number.isNaN(ms)) return false;
  if (FIXED.has(isoDate.slice(5))) return true;
  if (isoDate === `${isoDate.slice(0, 4)}-04-0${qingmingDay(Number(isoDate.slice(0, 4)))}`) return true;
  // 除夕 is the day before 春节, whatever its number.
  return LUNAR.has(lunarDay(ms)) || lunarDay(ms + DAY_MS) === '1-1';
}
