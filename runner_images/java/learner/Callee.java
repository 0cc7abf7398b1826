package stub;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the tests can call: a class by its constructors, or the methods of a name; the arguments say which one is meant. */
final class Callee {
    private static final int SPREAD = 100;

    private final Object target;
    private final Class<?> kind;
    final String name;
    private final List<? extends Executable> ways;

    private Callee(Object target, Class<?> kind, String name, List<? extends Executable> ways) {
        this.target = target;
        this.kind = kind;
        this.name = name;
        this.ways = ways;
    }

    /** Return what `new` is for a class. */
    static Callee made(Class<?> kind) {
        if (Modifier.isAbstract(kind.getModifiers()) || kind.isEnum()) {
            String text = kind.isEnum() ? "enum classes must not be instantiated"
                : kind.getSimpleName() + " is abstract; cannot be instantiated";
            throw Ending.of("InstantiationException", "TypeError", text);
        }
        List<Constructor<?>> found = Members.constructors(kind);
        if (found.isEmpty()) {
            String text = kind.getSimpleName() + "() has private access in " + kind.getSimpleName();
            throw Ending.of("IllegalAccessException", "TypeError", text);
        }
        return new Callee(null, kind, kind.getSimpleName(), found);
    }

    /** Return the methods of a name; null when there is none. */
    static Callee method(Object target, String name) {
        Class<?> kind = target instanceof Class<?> one ? one : target.getClass();
        List<Method> found = Members.methods(kind, name, target instanceof Class);
        return found.isEmpty() ? null : new Callee(target instanceof Class ? null : target, kind, name, found);
    }

    /** Return the method that a lambda is; null for an object that is none. */
    static Callee lambda(Object target) {
        Method single = Members.single(target.getClass());
        return single == null ? null : method(target, single.getName());
    }

    /** Call it with what the tests hand over, still as they wrote it. */
    Object call(List<Object> coded, Decoder decoder) throws Throwable {
        Executable best = null;
        int least = Integer.MAX_VALUE;
        boolean isSpread = false;
        for (Executable one : ways) {
            int cost = cost(one.getGenericParameterTypes(), coded, decoder, false);
            if (cost != Decoder.UNFIT && cost < least) {
                best = one;
                least = cost;
                isSpread = false;
            }
            int spread = one.isVarArgs() ? cost(one.getGenericParameterTypes(), coded, decoder, true) : Decoder.UNFIT;
            if (spread != Decoder.UNFIT && spread < least) {
                best = one;
                least = spread;
                isSpread = true;
            }
        }
        if (best == null) {
            throw unfit(coded, decoder);
        }
        return invoke(best, arguments(best, coded, decoder, isSpread));
    }

    /** Call it with values of Java's. */
    Object call(Object[] values) throws Throwable {
        for (Executable one : ways) {
            Class<?>[] types = one.getParameterTypes();
            boolean isFit = types.length == values.length;
            for (int place = 0; isFit && place < types.length; place++) {
                isFit = values[place] == null ? !types[place].isPrimitive() : Types.boxed(types[place]).isInstance(values[place]);
            }
            if (isFit) {
                return invoke(one, values);
            }
        }
        throw new ClassCastException(Members.written(kind, ways.getFirst()) + " cannot be applied to these values");
    }

    private static int cost(Type[] types, List<Object> coded, Decoder decoder, boolean isSpread) {
        int fixed = isSpread ? types.length - 1 : types.length;
        if (isSpread ? coded.size() < fixed : coded.size() != fixed) {
            return Decoder.UNFIT;
        }
        int sum = isSpread ? SPREAD : 0;
        for (int place = 0; place < coded.size(); place++) {
            Type type = place < fixed ? types[place] : Types.item(types[fixed], 0);
            int cost = decoder.cost(coded.get(place), type);
            if (cost == Decoder.UNFIT) {
                return Decoder.UNFIT;
            }
            sum += cost;
        }
        return sum;
    }

    private static Object[] arguments(Executable one, List<Object> coded, Decoder decoder, boolean isSpread) {
        Type[] types = one.getGenericParameterTypes();
        int fixed = isSpread ? types.length - 1 : types.length;
        Object[] values = new Object[types.length];
        for (int place = 0; place < fixed; place++) {
            values[place] = decoder.decode(coded.get(place), types[place]);
        }
        if (isSpread) {
            values[fixed] = decoder.decode(Map.of("tuple", coded.subList(fixed, coded.size())), types[fixed]);
        }
        return values;
    }

    private Object invoke(Executable one, Object[] values) throws Throwable {
        try {
            return one instanceof Method method ? method.invoke(target, values) : ((Constructor<?>) one).newInstance(values);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private Ending unfit(List<Object> coded, Decoder decoder) {
        List<String> known = new ArrayList<>();
        for (Executable one : ways) {
            known.add(Members.written(kind, one));
        }
        List<String> given = new ArrayList<>();
        for (Object one : coded) {
            Object value = decoder.decode(one);
            given.add(value == null ? "null" : value instanceof Class ? "Class" : value.getClass().getSimpleName());
        }
        String text = String.join(", ", known) + " cannot be applied to (" + String.join(", ", given) + ")";
        return Ending.of("IllegalArgumentException", "TypeError", text);
    }
}
