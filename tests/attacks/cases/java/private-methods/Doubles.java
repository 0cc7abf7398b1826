import java.util.*;
import java.util.function.*;
import java.lang.reflect.*;
public class Doubles {
    private static int doubler(int nombre) { return nombre * 2; }
}
