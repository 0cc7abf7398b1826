package stub;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.BaseStream;

/** The classes of the learner's objects: by which key the tests know each, and what its objects can do. */
final class Classes {
    private static final String OWN = "java:";
    private static final int MOST_NAMES = 1_000;

    private final Modules modules;
    private final Map<String, Class<?>> byKey = new HashMap<>();
    private final Map<Class<?>, String> keys = new HashMap<>();
    private int last;

    Classes(Modules modules) {
        this.modules = modules;
    }

    /** Return the key of a class. */
    String keyOf(Class<?> kind) {
        String known = keys.get(kind);
        if (known != null) {
            return known;
        }
        String place = kind.getClassLoader() == null && !kind.isHidden() ? OWN + kind.getName() : modules.placeOf(kind);
        String key = place == null || byKey.containsKey(place) ? "#" + ++last : place;
        byKey.put(key, kind);
        keys.put(kind, key);
        return key;
    }

    /** Return the class of a key; null when no module has it. */
    Class<?> classOf(String key) {
        Class<?> known = byKey.get(key);
        if (known != null) {
            return known;
        }
        int mark = key.indexOf(':');
        try {
            Class<?> found = key.startsWith(OWN) ? Class.forName(key.substring(mark + 1), false, null)
                : mark < 0 ? null : modules.classNamed(key.substring(0, mark), key.substring(mark + 1));
            if (found != null) {
                byKey.put(key, found);
                keys.put(found, key);
            }
            return found;
        } catch (ClassNotFoundException none) {
            return null;
        }
    }

    /** Return the `class` frame of a key. */
    String describe(String key) {
        Class<?> found = classOf(key);
        Class<?> kind = found == null ? Object.class : found;
        String name = kind == Callee.class ? "method" : kind.getSimpleName().isEmpty() ? "class" : kind.getSimpleName();
        return "{\"kind\":\"class\",\"name\":" + Json.quote(name.replaceAll("\\$\\$Lambda.*", "lambda"))
            + ",\"module\":\"java\",\"doc\":null,\"bases\":[" + base(kind) + "],\"plain\":null,\"changing\":false,"
            + "\"names\":{" + names(kind) + "},\"specials\":[" + specials(kind) + "],\"unhashable\":false,"
            + "\"fields\":null,\"members\":" + members(kind) + "}";
    }

    private String base(Class<?> kind) {
        Class<?> parent = kind.getSuperclass();
        if (kind == Callee.class || parent == null || parent == Object.class || parent == Enum.class || parent == Record.class) {
            return "";
        }
        String error = ErrorFrames.ownName(parent);
        return error == null ? "{\"class\":" + Json.quote(keyOf(parent)) + "}" : "{\"builtin\":\"java." + error + "\"}";
    }

    private static String names(Class<?> kind) {
        List<String> written = new ArrayList<>();
        if (kind != Callee.class) {
            Members.names(kind, false).entrySet().stream().limit(MOST_NAMES).forEach(one -> written.add(
                Json.quote(one.getKey()) + ":\"" + (one.getValue() ? "method" : "value") + "\""));
        }
        return String.join(",", written);
    }

    private static String specials(Class<?> kind) {
        List<String> found = new ArrayList<>(List.of("__eq__"));
        if (kind == Callee.class || Members.single(kind) != null) {
            found.add("__call__");
        }
        if (Iterator.class.isAssignableFrom(kind)) {
            found.add("__next__");
        }
        if (Iterable.class.isAssignableFrom(kind) || BaseStream.class.isAssignableFrom(kind) || Iterator.class.isAssignableFrom(kind)) {
            found.add("__iter__");
        }
        if (Collection.class.isAssignableFrom(kind)) {
            found.addAll(List.of("__len__", "__contains__"));
        }
        if (Comparable.class.isAssignableFrom(kind)) {
            found.addAll(List.of("__lt__", "__le__", "__gt__", "__ge__"));
        }
        if (hasOwn(kind, "equals", Object.class) && hasOwn(kind, "hashCode")) {
            found.add("__hash__");
        }
        return String.join(",", found.stream().map(Json::quote).toList());
    }

    private static boolean hasOwn(Class<?> kind, String name, Class<?>... types) {
        try {
            return kind.getMethod(name, types).getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException none) {
            return false;
        }
    }

    private static String members(Class<?> kind) {
        if (!kind.isEnum()) {
            return "null";
        }
        List<String> written = new ArrayList<>();
        for (Object one : kind.getEnumConstants()) {
            String name = Json.quote(((Enum<?>) one).name());
            written.add("[" + name + "," + name + ",null]");
        }
        return "[" + String.join(",", written) + "]";
    }
}
