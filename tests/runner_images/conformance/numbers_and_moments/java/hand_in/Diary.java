import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

public class Diary {
    static Object identity(Object value) {
        return value;
    }

    static int half(int value) {
        return value / 2;
    }

    static long largest() {
        return Long.MAX_VALUE;
    }

    static long smallest() {
        return Long.MIN_VALUE;
    }

    static int over() {
        int value = Integer.MAX_VALUE;
        return value + 1;
    }

    static BigInteger big(int power) {
        return BigInteger.TWO.pow(power);
    }

    static BigInteger square(BigInteger value) {
        return value.multiply(value);
    }

    static float third() {
        return 0.1f;
    }

    static double real(double value) {
        return value;
    }

    static Object[] many() {
        return new Object[] {1, 2.5, -3, 1e21, 1L << 53, 0.1 + 0.2};
    }

    static BigDecimal price() {
        return new BigDecimal("8.50");
    }

    static BigDecimal sum(BigDecimal one, BigDecimal other) {
        return one.add(other);
    }

    static char letter(String text) {
        return text.charAt(0);
    }

    static char next(char letter) {
        return (char) (letter + 1);
    }

    static char[] letters(String text) {
        return text.toCharArray();
    }

    static LocalDateTime moment() {
        return LocalDateTime.of(2026, 1, 31, 12, 30, 15, 250_000_000);
    }

    static ZonedDateTime there() {
        return ZonedDateTime.of(2026, 1, 31, 12, 30, 0, 0, ZoneId.of("Europe/Paris"));
    }

    static LocalDate day() {
        return LocalDate.of(2024, 2, 29);
    }

    static LocalTime clock() {
        return LocalTime.of(7, 30);
    }

    static Duration span() {
        return Duration.ofMinutes(90);
    }

    static Instant instant() {
        return Instant.EPOCH;
    }

    static String written(Object moment) {
        return moment.toString();
    }

    static LocalDate tomorrow(LocalDate day) {
        return day.plusDays(1);
    }

    static long seconds(Instant moment) {
        return moment.getEpochSecond();
    }
}
