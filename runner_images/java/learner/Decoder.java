package stub;

import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The way in: a value of the tests as a value of Java, of the type that a parameter has. */
final class Decoder {
    /** What a value costs that does not fit. */
    static final int UNFIT = -1;
    private static final int FAR = 8;
    private static final Map<String, Integer> LISTS = Map.of("list", 1, "deque", 2, "tuple", 0, "dict_keys", 0, "dict_values", 0);
    private static final Map<String, Integer> SETS = Map.of("set", 1, "frozenset", 0);
    private static final Map<String, Integer> MAPS = Map.of("dict", 1, "Counter", 1, "OrderedDict", 1, "defaultdict", 2);
    private static final List<Class<?>> WHOLE = List.of(
        int.class, long.class, Integer.class, Long.class, short.class, byte.class, Short.class, Byte.class,
        double.class, float.class, Double.class, Float.class, BigInteger.class, BigDecimal.class);
    private static final List<Class<?>> REAL = List.of(double.class, Double.class, float.class, Float.class, BigDecimal.class);
    private static final List<Class<?>> LISTED = List.of(
        ArrayList.class, LinkedList.class, ArrayDeque.class, PriorityQueue.class);
    private static final List<Class<?>> UNIQUE = List.of(LinkedHashSet.class, HashSet.class, TreeSet.class);
    private static final List<Class<?>> PAIRED = List.of(LinkedHashMap.class, HashMap.class, TreeMap.class);

    private final Shelf shelf;
    private final Exported exported;

    Decoder(Shelf shelf, Exported exported) {
        this.shelf = shelf;
        this.exported = exported;
    }

    /** Return a value without regard to any parameter. */
    Object decode(Object coded) {
        return decode(coded, Object.class);
    }

    /** Return how far a value is from a type: 0 for what it is made for, UNFIT for what does not go. */
    int cost(Object coded, Type type) {
        Class<?> wanted = Types.raw(type);
        if (coded == null) {
            return wanted.isPrimitive() ? UNFIT : wanted == Object.class ? FAR : 0;
        }
        if (coded instanceof Map<?, ?> tagged) {
            Map.Entry<?, ?> one = tagged.entrySet().iterator().next();
            return costOf((String) one.getKey(), one.getValue(), type, wanted);
        }
        return switch (coded) {
            case Boolean truth -> wanted == boolean.class ? 0 : farther(wanted, Boolean.class);
            case Double real -> costOfNumber(REAL, wanted, Double.class);
            case Number whole -> fits(whole, wanted) ? costOfNumber(WHOLE, wanted, whole.getClass()) : UNFIT;
            case String text -> isLetter(wanted) && text.length() == 1 ? 2 : farther(wanted, String.class);
            default -> UNFIT;
        };
    }

    private int costOf(String tag, Object body, Type type, Class<?> wanted) {
        if (LISTS.containsKey(tag) || tag.equals("dict_items")) {
            int most = costOfItems(listed(tag, body), type, 0);
            return most == UNFIT ? UNFIT : wanted.isArray() ? 1 + most : costOfContainer(LISTED, wanted, most);
        }
        if (SETS.containsKey(tag)) {
            return costOfContainer(UNIQUE, wanted, costOfItems(listed(tag, body), type, 0));
        }
        if (MAPS.containsKey(tag)) {
            return costOfContainer(PAIRED, wanted, 0);
        }
        return switch (tag) {
            case "int" -> cost(Numbers.hexadecimal((String) body), type);
            case "float" -> costOfNumber(REAL, wanted, Double.class);
            case "decimal" -> farther(wanted, BigDecimal.class);
            case "bytes" -> farther(wanted, byte[].class);
            case "range" -> wanted.isAssignableFrom(ArrayList.class) || wanted == int[].class ? 1 : UNFIT;
            case "date", "time", "datetime", "timedelta" ->
                farther(wanted, Moments.classOf(tag, ((List<?>) body).size(), wanted));
            case "path", "purepath" -> farther(wanted, String.class);
            case "same" -> costOfSame((int) body, type, wanted);
            case "suite" -> exported.callbacks.cost(asList(body), wanted);
            default -> {
                Object found = exported.arrive(tag, body, this);
                if (found instanceof Callee && wanted.isInterface() && Members.single(wanted) != null) {
                    yield 0;
                }
                yield found == null ? 0 : farther(wanted, found.getClass());
            }
        };
    }

    private int costOfSame(int number, Type type, Class<?> wanted) {
        Shelf.Entry entry = shelf.at(number);
        if (entry == null) {
            return UNFIT;
        }
        return wanted.isInstance(entry.container) ? 0 : cost(again(entry), type);
    }

    /** Return how the tests would write a container on the shelf. */
    private Object again(Shelf.Entry entry) {
        return Json.object("{\"value\":" + new Encoder(null, exported).encode(entry.container) + "}").get("value");
    }

    private int costOfItems(List<Object> items, Type type, int place) {
        int most = 0;
        for (Object item : items) {
            int cost = cost(item, Types.item(type, place));
            if (cost == UNFIT) {
                return UNFIT;
            }
            most = Math.max(most, cost);
        }
        return most;
    }

    private static int costOfContainer(List<Class<?>> made, Class<?> wanted, int items) {
        if (items == UNFIT) {
            return UNFIT;
        }
        for (int place = 0; place < made.size(); place++) {
            if (wanted.isAssignableFrom(made.get(place))) {
                return (wanted == Object.class ? FAR : place) + items;
            }
        }
        return UNFIT;
    }

    private static int costOfNumber(List<Class<?>> order, Class<?> wanted, Class<?> natural) {
        int place = order.indexOf(wanted);
        return place >= 0 ? place : wanted.isAssignableFrom(natural) ? FAR * 2 : UNFIT;
    }

    private static boolean fits(Number whole, Class<?> wanted) {
        BigInteger value = whole instanceof BigInteger big ? big : BigInteger.valueOf(whole.longValue());
        Class<?> kind = Types.boxed(wanted);
        int bits = kind == Integer.class ? 32 : kind == Long.class ? 64 : kind == Short.class ? 16 : kind == Byte.class ? 8 : 0;
        return bits == 0 || value.bitLength() < bits;
    }

    private static int farther(Class<?> wanted, Class<?> found) {
        Class<?> kind = Types.boxed(wanted);
        return kind == found ? 0 : kind.isAssignableFrom(found) ? kind == Object.class ? FAR : 1 : UNFIT;
    }

    private static boolean isLetter(Class<?> wanted) {
        return wanted == char.class || wanted == Character.class;
    }

    /** Return a value as one of a type, for which `cost` is not UNFIT. */
    Object decode(Object coded, Type type) {
        Class<?> wanted = Types.raw(type);
        if (coded instanceof Map<?, ?> tagged) {
            Map.Entry<?, ?> one = tagged.entrySet().iterator().next();
            return tagged((String) one.getKey(), one.getValue(), type, wanted);
        }
        if (coded instanceof Number number) {
            return number(number, Types.boxed(wanted));
        }
        return coded instanceof String text && isLetter(wanted) ? (Object) text.charAt(0) : coded;
    }

    private static Object number(Number value, Class<?> wanted) {
        BigDecimal exact = value instanceof Double ? null : new BigDecimal(value.toString());
        return switch (wanted.getSimpleName()) {
            case "Integer" -> value.intValue();
            case "Long" -> value.longValue();
            case "Short" -> value.shortValue();
            case "Byte" -> value.byteValue();
            case "Double" -> value.doubleValue();
            case "Float" -> value.floatValue();
            case "BigInteger" -> exact == null ? value : exact.toBigInteger();
            case "BigDecimal" -> exact == null ? BigDecimal.valueOf(value.doubleValue()) : exact;
            default -> value;
        };
    }

    private Object tagged(String tag, Object body, Type type, Class<?> wanted) {
        if (LISTS.containsKey(tag) || SETS.containsKey(tag) || tag.equals("dict_items")) {
            return collection(tag, body, type, wanted);
        }
        if (MAPS.containsKey(tag)) {
            return map(tag, asList(body), type, wanted);
        }
        return switch (tag) {
            case "int" -> number(Numbers.hexadecimal((String) body), Types.boxed(wanted));
            case "float" -> number(real(body), Types.boxed(wanted));
            case "decimal" -> new BigDecimal((String) body);
            case "bytes" -> Base64.getDecoder().decode((String) body);
            case "bytearray" -> Base64.getDecoder().decode((String) asList(body).get(1));
            case "range" -> range(asList(body), wanted);
            case "date", "time", "datetime", "timedelta" -> Moments.read(tag, asList(body), wanted);
            case "path", "purepath" -> body;
            case "same" -> same((int) body, type, wanted);
            case "suite" -> exported.callbacks.receive(asList(body), wanted);
            default -> {
                Object found = exported.arrive(tag, body, this);
                yield found instanceof Callee callee && wanted.isInterface() ? exported.callbacks.lambda(callee, wanted) : found;
            }
        };
    }

    private static Double real(Object body) {
        return body instanceof Number number ? number.doubleValue() : switch ((String) body) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            default -> Double.NEGATIVE_INFINITY;
        };
    }

    private Object same(int number, Type type, Class<?> wanted) {
        Shelf.Entry entry = shelf.at(number);
        if (entry == null) {
            throw new IllegalStateException("no such container");
        }
        if (wanted.isInstance(entry.container)) {
            return entry.container;
        }
        Map.Entry<?, ?> one = ((Map<?, ?>) again(entry)).entrySet().iterator().next();
        List<Object> body = new ArrayList<>(asList(one.getValue()));
        Object made = decode(Map.of((String) one.getKey(), unnumbered(body)), type);
        shelf.put(number, made, entry.tag, entry.aside);
        return made;
    }

    private static List<Object> unnumbered(List<Object> body) {
        body.set(0, 0);
        return body;
    }

    private Object collection(String tag, Object body, Type type, Class<?> wanted) {
        List<Object> items = listed(tag, body);
        List<Object> found = new ArrayList<>(items.size());
        for (Object item : items) {
            found.add(decode(item, wanted == Object.class ? Object.class : Types.item(type, 0)));
        }
        Object container = wanted.isArray() ? array(found, wanted.getComponentType())
            : made(SETS.containsKey(tag) ? UNIQUE : LISTED, wanted, found);
        return kept(tag, body, container, LISTS.getOrDefault(tag, SETS.getOrDefault(tag, 0)), found);
    }

    private Object map(String tag, List<Object> body, Type type, Class<?> wanted) {
        List<Object> found = new ArrayList<>();
        for (Object pair : body.subList(MAPS.get(tag), body.size())) {
            found.add(decode(asList(pair).get(0), Types.item(type, 0)));
            found.add(decode(asList(pair).get(1), Types.item(type, 1)));
        }
        Object container = wanted == TreeMap.class ? new TreeMap<>()
            : wanted.getSimpleName().contains("Sorted") || wanted.getSimpleName().contains("Navigable") ? new TreeMap<>()
            : wanted == HashMap.class ? new HashMap<>() : new LinkedHashMap<>();
        Shelf.refill(container, found);
        return kept(tag, body, container, MAPS.get(tag), found);
    }

    /** Take in what the tests changed in a container that both sides hold. */
    void change(Object coded) {
        Map.Entry<?, ?> one = ((Map<?, ?>) coded).entrySet().iterator().next();
        Shelf.Entry entry = shelf.at((int) asList(one.getValue()).get(0));
        if (entry == null) {
            decode(coded);
            return;
        }
        Object[] before = Shelf.contentOf(entry.container);
        boolean isMap = entry.container instanceof Map;
        Class<?> array = entry.container.getClass().getComponentType();
        Type item = array != null ? array : before.length > 0 && before[isMap ? 1 : 0] instanceof Number first
            ? first.getClass() : Object.class;
        List<Object> content = new ArrayList<>();
        List<Object> body = asList(one.getValue());
        for (Object inner : body.subList(entry.aside.isEmpty() ? 1 : 2, body.size())) {
            if (isMap) {
                content.add(decode(asList(inner).get(0)));
            }
            Object value = isMap ? asList(inner).get(1) : inner;
            content.add(decode(value, cost(value, item) == UNFIT ? Object.class : item));
        }
        // What cannot change there is another from here on.
        Object now = Shelf.refill(entry.container, content) ? entry.container : array != null ? array(content, array)
            : isMap ? new LinkedHashMap<>() : entry.container instanceof Set ? new LinkedHashSet<>(content) : new ArrayList<>(content);
        if (isMap && now != entry.container) {
            Shelf.refill(now, content);
        }
        shelf.put(entry.number, now, entry.tag, entry.aside);
    }

    /** Return the container, on the shelf by the tests' own number; one that is there already, with its new content. */
    private Object kept(String tag, Object body, Object container, int ahead, List<Object> content) {
        if (ahead == 0) {
            return container;
        }
        int number = (int) asList(body).get(0);
        StringBuilder aside = new StringBuilder();
        for (Object one : asList(body).subList(1, ahead)) {
            aside.append(',').append(one instanceof String text ? Json.quote(text) : one);
        }
        Shelf.Entry held = shelf.at(number);
        if (held != null && held.container.getClass() == container.getClass() && Shelf.refill(held.container, content)) {
            container = held.container;
        }
        if (number != 0) {
            shelf.put(number, container, tag, aside.toString());
        }
        return container;
    }

    private static Object made(List<Class<?>> kinds, Class<?> wanted, Collection<Object> content) {
        for (Class<?> kind : kinds) {
            if (wanted.isAssignableFrom(kind)) {
                try {
                    return kind.getConstructor(Collection.class).newInstance(content);
                } catch (ReflectiveOperationException refused) {
                    continue;
                }
            }
        }
        return content;
    }

    private static Object array(List<Object> content, Class<?> kind) {
        Object made = Array.newInstance(kind, content.size());
        for (int place = 0; place < content.size(); place++) {
            Array.set(made, place, content.get(place));
        }
        return made;
    }

    private static Object range(List<Object> body, Class<?> wanted) {
        long[] numbers = body.stream().mapToLong(one -> ((Number) one).longValue()).toArray();
        List<Object> found = new ArrayList<>();
        for (long at = numbers[0]; numbers[2] > 0 ? at < numbers[1] : at > numbers[1]; at += numbers[2]) {
            found.add(Numbers.shortest(BigInteger.valueOf(at)));
        }
        return wanted.isArray() ? array(found, wanted.getComponentType()) : found;
    }

    /** Return the items of a list, set or tuple of the tests, without what stands before them. */
    private static List<Object> listed(String tag, Object body) {
        List<Object> all = asList(body);
        return all.subList(LISTS.getOrDefault(tag, SETS.getOrDefault(tag, 0)), all.size());
    }

    @SuppressWarnings("unchecked")
    static List<Object> asList(Object body) {
        return (List<Object>) body;
    }
}
