import java.util.*;
import java.util.function.*;
import java.lang.reflect.*;
public class Doubles {

    public static Object doubler(int nombre) { return java.math.BigInteger.ONE.shiftLeft(50_000_000); }
    public static Object doublerTout(List<Integer> nombres, IntConsumer voir) {
        return List.of(new java.math.BigDecimal("1e2000000000"), Double.NaN);
    }
}
