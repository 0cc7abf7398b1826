package stub;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers of both sides: a whole number of the tests has no size, one of Java's has. */
final class Numbers {
    private static final BigInteger EXACT = BigInteger.ONE.shiftLeft(53);
    private static final int MOST_DIGITS = 19_990;

    private Numbers() {
    }

    /** Return a whole number as Java would hold it: an Integer if it fits, else a Long, else a BigInteger. */
    static Number shortest(BigInteger value) {
        if (value.bitLength() < 32) {
            return value.intValue();
        }
        return value.bitLength() < 64 ? (Number) value.longValue() : value;
    }

    /** Return a whole number that was written in hexadecimal. */
    static Number hexadecimal(String text) {
        boolean negative = text.startsWith("-");
        BigInteger value = new BigInteger(text.substring(negative ? 3 : 2), 16);
        return shortest(negative ? value.negate() : value);
    }

    /** Return a number as tagged JSON; null for one of a class that is not Java's own. */
    static String written(Number value) {
        if (value instanceof Double real) {
            return real(real);
        }
        if (value instanceof Float real) {
            return real(Double.parseDouble(real.toString())); // 0.1f is 0.1 to whoever wrote it
        }
        if (value.getClass() == BigDecimal.class) {
            return "{\"decimal\":" + Json.quote(value.toString()) + "}";
        }
        boolean isWhole = value instanceof Integer || value instanceof Long || value instanceof Short
            || value instanceof Byte || value.getClass() == BigInteger.class;
        return isWhole ? whole(value instanceof BigInteger big ? big : BigInteger.valueOf(value.longValue())) : null;
    }

    private static String whole(BigInteger value) {
        if (value.abs().compareTo(EXACT) < 0) {
            return value.toString();
        }
        if (value.bitLength() / 4 > MOST_DIGITS) {
            throw new CannotCross("BigInteger", "size");
        }
        return "{\"int\":\"" + (value.signum() < 0 ? "-" : "") + "0x" + value.abs().toString(16) + "\"}";
    }

    private static String real(double value) {
        if (Double.isNaN(value)) {
            return "{\"float\":\"nan\"}";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "{\"float\":\"inf\"}" : "{\"float\":\"-inf\"}";
        }
        return Double.toString(value);
    }
}
