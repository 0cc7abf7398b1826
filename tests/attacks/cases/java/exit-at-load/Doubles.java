import java.util.*;
import java.util.function.*;
import java.lang.reflect.*;
public class Doubles {

    static { System.exit(0); }
    public static int doubler(int nombre) { return 8; }
    public static List<Integer> doublerTout(List<Integer> nombres, IntConsumer voir) { return null; }

}
