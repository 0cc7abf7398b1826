import java.util.*;
import java.util.function.*;
import java.lang.reflect.*;
public class Doubles {

    static class Lie extends RuntimeException {
        public String getMessage() { throw new AssertionError("nombre"); }
        public Throwable getCause() { return new Lie(); }
        public StackTraceElement[] getStackTrace() { return null; }
        public String toString() { throw new OutOfMemoryError(); }
    }
    public static int doubler(int nombre) { throw new Lie(); }
    public static List<Integer> doublerTout(List<Integer> nombres, IntConsumer voir) { return null; }

}
