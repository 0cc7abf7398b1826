import java.util.*;
import java.util.function.*;
import java.lang.reflect.*;
public class Doubles {

    public static int doubler(int nombre) { return 2 * nombre; }
    public static List<Integer> doublerTout(List<Integer> nombres, IntConsumer voir) {
        nombres.forEach(nombre -> voir.accept(doubler(nombre / 0)));
        return null;
    }
}
