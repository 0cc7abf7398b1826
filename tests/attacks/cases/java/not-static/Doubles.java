import java.util.*;
import java.util.function.*;
import java.lang.reflect.*;
public class Doubles {
    public int doubler(int nombre) { return nombre * 2; }
}
