/** Moments: a Date of JavaScript and an aware `datetime` of the tests. */

import {
  DateSetFullYear,
  DateSetHours,
  DateSetUTCFullYear,
  DateSetUTCHours,
  DateUTC,
  SafeDate,
  floor,
} from "./primordials.mjs";

/** How many numbers tell of a moment without a zone. */
const NAIVE = 8;
const DAY = 86_400_000;
/** Years that a `datetime` of Python's has. */
const FIRST = DateUTC(2001, 0, 1) - 730_485 * DAY;
const LAST = DateUTC(9999, 11, 31, 23, 59, 59, 999);

/** Return the tagged JSON of the moment `time` milliseconds after 1970, in UTC; null when Python has no such year. */
export function moment(time) {
  if (!(time >= FIRST && time <= LAST)) return null;
  const days = floor(time / DAY);
  const day = calendar(days);
  const rest = time - days * DAY;
  const clock = [floor(rest / 3_600_000), floor(rest / 60_000) % 60, floor(rest / 1000) % 60, (rest % 1000) * 1000];
  return `{"datetime":[${day[0]},${day[1]},${day[2]},${clock[0]},${clock[1]},${clock[2]},${clock[3]},0,0]}`;
}

/** Return year, month and day of the day number `days` after 1970-01-01.
 *  https://howardhinnant.github.io/date_algorithms.html#civil_from_days */
function calendar(days) {
  const shifted = days + 719_468;
  const era = floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = floor(
    (dayOfEra - floor(dayOfEra / 1460) + floor(dayOfEra / 36_524) - floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + floor(yearOfEra / 4) - floor(yearOfEra / 100));
  const shiftedMonth = floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - floor((153 * shiftedMonth + 2) / 5) + 1];
}

/** Return the Date of a `datetime` or `date` of the tests: a naive one is local time, a day its first moment in UTC. */
export function dateFrom(numbers) {
  const made = new SafeDate(0);
  const clock = (place) => (numbers.length > place ? numbers[place] : 0);
  const milliseconds = floor(clock(6) / 1000);
  if (numbers.length === NAIVE) {
    DateSetFullYear(made, numbers[0], numbers[1] - 1, numbers[2]);
    DateSetHours(made, clock(3), clock(4), clock(5), milliseconds);
    return made;
  }
  DateSetUTCFullYear(made, numbers[0], numbers[1] - 1, numbers[2]);
  DateSetUTCHours(made, clock(3), clock(4), clock(5), milliseconds - clock(8) / 1000);
  return made;
}
