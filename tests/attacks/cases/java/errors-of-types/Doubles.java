import java.util.*;
import java.util.function.*;
import java.lang.reflect.*;
public class Doubles {

    public static int doubler(int nombre) {
        String x = nombre
        return y;
    }
}
