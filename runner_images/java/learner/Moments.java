package stub;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** Dates, times and durations: those of `java.time`, and those of the tests. */
final class Moments {
    private static final int NAIVE = 8;
    private static final int LAST_YEAR = 9_999;
    private static final long MICROSECONDS = 1_000_000;
    private static final long DAY = 86_400;

    private Moments() {
    }

    /** Return the tagged JSON of a moment; null for any other value. */
    static String written(Object value) {
        return switch (value) {
            case LocalDate day when isKnown(day.getYear()) -> tagged("date", calendar(day));
            case LocalTime clock -> tagged("time", clock(clock));
            case LocalDateTime both when isKnown(both.getYear()) ->
                tagged("datetime", calendar(both.toLocalDate()), clock(both.toLocalTime()));
            case ZonedDateTime there -> written(there.toOffsetDateTime());
            case Instant moment when moment.getEpochSecond() > -60_000_000_000L
                && moment.getEpochSecond() < 250_000_000_000L -> written(moment.atOffset(ZoneOffset.UTC));
            case OffsetDateTime there when isKnown(there.getYear()) -> tagged("datetime", calendar(there.toLocalDate()),
                clock(there.toLocalTime()), List.of(there.getOffset().getTotalSeconds() * MICROSECONDS));
            case Duration span when Math.abs(span.getSeconds()) < DAY * 900_000_000 -> tagged("timedelta", List.of(
                Math.floorDiv(span.getSeconds(), DAY), Math.floorMod(span.getSeconds(), DAY), span.getNano() / 1_000L));
            default -> null;
        };
    }

    /** Return the moment that the tests wrote, in the class that a parameter wants where it says so. */
    static Object read(String tag, List<Object> body, Class<?> wanted) {
        long[] numbers = body.stream().mapToLong(one -> ((Number) one).longValue()).toArray();
        if (tag.equals("timedelta")) {
            return Duration.ofSeconds(numbers[0] * DAY + numbers[1], numbers[2] * 1_000);
        }
        if (tag.equals("time")) {
            return clock(numbers, 0);
        }
        LocalDate day = LocalDate.of((int) numbers[0], (int) numbers[1], (int) numbers[2]);
        if (tag.equals("date")) {
            return day;
        }
        LocalDateTime both = LocalDateTime.of(day, clock(numbers, 3));
        if (numbers.length <= NAIVE) {
            return both;
        }
        OffsetDateTime there = both.atOffset(ZoneOffset.ofTotalSeconds((int) (numbers[NAIVE] / MICROSECONDS)));
        if (wanted == Instant.class) {
            return there.toInstant();
        }
        return wanted == OffsetDateTime.class ? there : there.toZonedDateTime();
    }

    /** Return the class that a moment of the tests has; null where the parameter wants another. */
    static Class<?> classOf(String tag, int fields, Class<?> wanted) {
        return switch (tag) {
            case "timedelta" -> Duration.class;
            case "time" -> LocalTime.class;
            case "date" -> LocalDate.class;
            default -> fields <= NAIVE ? LocalDateTime.class
                : wanted == Instant.class || wanted == OffsetDateTime.class ? wanted : ZonedDateTime.class;
        };
    }

    private static boolean isKnown(int year) {
        return year >= 1 && year <= LAST_YEAR;
    }

    private static LocalTime clock(long[] numbers, int start) {
        return LocalTime.of((int) numbers[start], (int) numbers[start + 1], (int) numbers[start + 2],
            (int) numbers[start + 3] * 1_000);
    }

    private static List<Long> calendar(LocalDate day) {
        return List.of((long) day.getYear(), (long) day.getMonthValue(), (long) day.getDayOfMonth());
    }

    private static List<Long> clock(LocalTime time) {
        return List.of((long) time.getHour(), (long) time.getMinute(), (long) time.getSecond(), time.getNano() / 1_000L, 0L);
    }

    @SafeVarargs
    private static String tagged(String tag, List<Long>... parts) {
        List<String> numbers = new ArrayList<>();
        for (List<Long> part : parts) {
            part.forEach(one -> numbers.add(one.toString()));
        }
        return "{\"" + tag + "\":[" + String.join(",", numbers) + "]}";
    }
}
