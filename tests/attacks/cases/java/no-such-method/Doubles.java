import java.util.*;
import java.util.function.*;
import java.lang.reflect.*;
public class Doubles {
    public static int Doubler(int nombre) { return nombre * 2; }
}
