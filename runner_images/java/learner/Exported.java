package stub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The learner's own objects as they leave their process: by number, each with the key of its class. */
final class Exported {
    private static final int MOST = 50_000;
    private static final int TEXT = 2_000;
    private static final int CAUSES = 10;
    private static final int ATTRIBUTED = 1;

    final Classes classes;
    final Callbacks callbacks;
    private final Modules modules;
    private final Map<Integer, Object> objects = new HashMap<>();
    private final Map<Object, Integer> numbers = new IdentityHashMap<>();
    private int last;
    /** How many errors the one under way is in. */
    private int nested;
    /** The numbers of copies; 1 and 2 are those of what an error's frame itself is made of. */
    private int copies = 2;
    /** Module and name of the last class that was asked for and is not there. */
    String[] missing;

    Exported(Modules modules, Callbacks callbacks) {
        this.modules = modules;
        this.classes = new Classes(modules);
        this.callbacks = callbacks;
    }

    /** Forget an object that the tests hold no more. */
    void release(int number) {
        Object gone = objects.remove(number);
        if (gone != null) {
            numbers.remove(gone);
        }
    }

    /** Return a number for a container that the two sides do not share. */
    int nextCopy() {
        return ++copies;
    }

    /** Return the tagged JSON of what is no plain data. */
    String depart(Object value) {
        Integer callback = callbacks.numberOf(value);
        if (callback != null) {
            return "{\"suite\":[" + callback + "]}";
        }
        if (value instanceof Class<?> kind) {
            return "{\"class\":" + Json.quote(classes.keyOf(kind)) + "}";
        }
        if (value instanceof Enum<?> member) {
            return "{\"member\":[" + Json.quote(classes.keyOf(member.getDeclaringClass())) + "," + Json.quote(member.name()) + "]}";
        }
        if (!(value instanceof Throwable thrown)) {
            return "{\"object\":{\"id\":" + number(value) + ",\"class\":" + Json.quote(classes.keyOf(value.getClass())) + "}}";
        }
        String error = error(thrown);
        String own = ErrorFrames.ownName(value.getClass());
        if (own != null) {
            return "{\"error\":{\"type\":\"java." + own + "\"," + error + "}}";
        }
        return "{\"object\":{\"id\":" + number(value) + ",\"class\":" + Json.quote(classes.keyOf(value.getClass()))
            + ",\"error\":{" + error + "}}}";
    }

    /** Return the object that the tests mean: the learner's own, or what stands for theirs. */
    Object arrive(String tag, Object body, Decoder decoder) {
        try {
            return switch (tag) {
                case "object" -> objects.get((int) body);
                case "class" -> classNamed((String) body);
                case "member" -> member(Decoder.asList(body));
                case "named" -> named(Decoder.asList(body));
                case "attribute" -> bound(decoder.decode(Decoder.asList(body).get(0)), (String) Decoder.asList(body).get(1));
                case "original" -> bound(classNamed((String) Decoder.asList(body).get(0)), (String) Decoder.asList(body).get(1));
                case "module" -> new ModuleNames(modules, (String) body);
                default -> throw new CannotCross(tag, "kind");
            };
        } catch (ReflectiveOperationException none) {
            throw new CannotCross(tag, "kind");
        }
    }

    private Class<?> classNamed(String key) {
        Class<?> found = classes.classOf(key);
        if (found == null) {
            String[] parts = key.split(":", 2);
            missing = new String[] {parts[0], parts.length > 1 ? parts[1] : ""};
        }
        return found == null ? Object.class : found;
    }

    private Object member(List<Object> body) {
        Object[] all = classNamed((String) body.get(0)).getEnumConstants();
        for (Object one : all == null ? new Object[0] : all) {
            if (((Enum<?>) one).name().equals(body.get(1))) {
                return one;
            }
        }
        missing = new String[] {((String) body.get(0)).split(":", 2)[0], (String) body.get(1)};
        return null;
    }

    private Object named(List<Object> body) throws ReflectiveOperationException {
        Modules.Resolved found = modules.resolve((String) body.get(0), (String) body.get(1));
        if (found == null) {
            missing = new String[] {(String) body.get(0), (String) body.get(1)};
        }
        return found == null ? null : found.value();
    }

    private static Callee bound(Object target, String name) {
        return Callee.method(target, name);
    }

    private int number(Object value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        if (objects.size() >= MOST) {
            throw new CannotCross(value.getClass().getSimpleName(), "size");
        }
        numbers.put(value, ++last);
        objects.put(last, value);
        return last;
    }

    /** Return what an exception's frame holds besides its type. */
    private String error(Throwable error) {
        String text = Json.quote(ErrorFrames.message(error));
        Throwable cause = nested < CAUSES ? ErrorFrames.causeOf(error) : null;
        boolean isOuter = nested++ <= ATTRIBUTED;
        String told = cause == null ? "null" : brief(cause);
        List<String> attributes = new ArrayList<>(List.of("[\"message\"," + text + "]"));
        for (Class<?> one = error.getClass(); isOuter && modules.handIn.has(one); one = one.getSuperclass()) {
            for (java.lang.reflect.Field field : one.getDeclaredFields()) {
                attribute(error, one, field.getName(), attributes);
            }
        }
        nested--;
        return "\"text\":" + text + ",\"arguments\":{\"list\":[1," + text + "]},\"attributes\":{\"dict\":[2,"
            + String.join(",", attributes) + "]},\"cause\":" + told;
    }

    private void attribute(Throwable error, Class<?> kind, String name, List<String> attributes) {
        try {
            java.lang.reflect.Field field = Members.field(kind, name, false);
            String told = field == null ? "null" : brief(field.get(error));
            if (!told.equals("null")) {
                attributes.add("[" + Json.quote(name) + "," + told + "]");
            }
        } catch (ReflectiveOperationException | RuntimeException hidden) {
            return;
        }
    }

    /** Return a value of an error as JSON: its containers are copies; null if it is long. */
    String brief(Object value) {
        try {
            String coded = new Encoder(null, this).encode(value);
            return coded.length() <= TEXT ? coded : "null";
        } catch (RuntimeException | StackOverflowError stuck) {
            return "null";
        }
    }
}
