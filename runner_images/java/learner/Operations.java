package stub;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.BaseStream;

/** The operations that the tests may ask of an object of the learner's, each with Java's own meaning. */
final class Operations {
    private Operations() {
    }

    /** Return what an operation on `target` gives; `coded` is what follows it, as the tests wrote it. */
    static Object perform(String operator, Object target, List<Object> coded, Decoder decoder) throws Throwable {
        return switch (operator) {
            case "call" -> callee(target).call(coded, decoder);
            case "method" -> method(target, (String) coded.get(0)).call(coded.subList(1, coded.size()), decoder);
            case "get" -> attribute(target, (String) coded.get(0));
            case "set" -> put(target, (String) coded.get(0), coded.get(1), decoder);
            case "iter" -> iterator(target);
            case "next" -> next((Iterator<?>) target);
            case "len" -> target instanceof Class<?> kind ? kind.getEnumConstants().length : ((Collection<?>) target).size();
            case "bool" -> !(target instanceof Collection<?> all) || !all.isEmpty();
            case "contains" -> contains(target, decoder.decode(coded.get(0)));
            case "str", "format" -> Objects.toString(target);
            case "repr" -> Looks.of(target);
            case "eq" -> Objects.equals(target, decoder.decode(coded.get(0)));
            case "ne" -> !Objects.equals(target, decoder.decode(coded.get(0)));
            case "hash" -> Objects.hashCode(target);
            case "lt" -> order(target, coded, decoder) < 0;
            case "le" -> order(target, coded, decoder) <= 0;
            case "gt" -> order(target, coded, decoder) > 0;
            case "ge" -> order(target, coded, decoder) >= 0;
            case "dir" -> names(target);
            case "wait" -> pause(target);
            default -> throw Ending.of("UnsupportedOperationException", "TypeError",
                "an object of Java has no operation " + operator);
        };
    }

    private static Callee callee(Object target) {
        Callee found = target instanceof Callee one ? one : target instanceof Class<?> kind ? Callee.made(kind) : Callee.lambda(target);
        if (found == null) {
            throw Ending.of("NoSuchMethodException", "TypeError", target.getClass().getSimpleName() + " is no function");
        }
        return found;
    }

    private static Callee method(Object target, String name) {
        Callee found = target instanceof ModuleNames names ? callee(ofModule(names, name)) : Callee.method(target, name);
        if (found != null) {
            return found;
        }
        throw absent(target, name);
    }

    private static Ending absent(Object target, String name) {
        Class<?> kind = target instanceof Class<?> one ? one : target.getClass();
        String type = kind.getSimpleName();
        if (Members.isPrivate(kind, name)) {
            return Ending.of("IllegalAccessException", "AttributeError", name + " has private access in " + type);
        }
        boolean isThere = target instanceof Class && Members.names(kind, false).containsKey(name);
        String text = isThere ? "non-static " + name + " cannot be referenced from a static context"
            : type + " has neither a field nor a method " + name;
        return Ending.of("NoSuchMethodException", "AttributeError", text);
    }

    private static Object attribute(Object target, String name) throws ReflectiveOperationException {
        if (target instanceof ModuleNames names) {
            return ofModule(names, name);
        }
        if (name.equals("__name__") || name.equals("__qualname__")) {
            return target instanceof Callee callee ? callee.name : Looks.nameOf(target);
        }
        if (name.equals("__dict__")) {
            return fields(target);
        }
        Class<?> kind = target instanceof Class<?> one ? one : target.getClass();
        Field field = Members.field(kind, name, target instanceof Class);
        if (field != null) {
            return field.get(target instanceof Class ? null : target);
        }
        for (Class<?> inner : target instanceof Class ? kind.getDeclaredClasses() : new Class<?>[0]) {
            if (inner.getSimpleName().equals(name) && !Modifier.isPrivate(inner.getModifiers())) {
                return inner;
            }
        }
        return method(target, name);
    }

    private static Object ofModule(ModuleNames names, String name) {
        try {
            Modules.Resolved found = names.modules().resolve(names.module(), name);
            if (found != null) {
                return found.value();
            }
        } catch (ReflectiveOperationException none) {
            // said below
        }
        throw Ending.of("NoSuchFieldException", "AttributeError", names.module() + " has no " + name);
    }

    private static Map<String, Object> fields(Object target) throws ReflectiveOperationException {
        Map<String, Object> found = new LinkedHashMap<>();
        for (Map.Entry<String, Boolean> one : Members.names(target.getClass(), false).entrySet()) {
            Field field = one.getValue() ? null : Members.field(target.getClass(), one.getKey(), false);
            if (field != null && !Modifier.isStatic(field.getModifiers())) {
                found.put(one.getKey(), field.get(target));
            }
        }
        return found;
    }

    private static Object put(Object target, String name, Object coded, Decoder decoder) throws ReflectiveOperationException {
        boolean isClass = target instanceof Class;
        Class<?> kind = target instanceof Class<?> one ? one : target.getClass();
        if (target instanceof ModuleNames names) {
            kind = names.modules().resolve(names.module(), name).value() instanceof Callee ? Object.class
                : names.modules().classes(names.module()).values().iterator().next();
            isClass = true;
        }
        Field field = Members.field(kind, name, isClass);
        if (field == null) {
            throw absent(kind, name);
        }
        if (Modifier.isFinal(field.getModifiers())) {
            throw Ending.of("IllegalAccessException", "AttributeError", "cannot assign a value to final variable " + name);
        }
        if (decoder.cost(coded, field.getGenericType()) == Decoder.UNFIT) {
            throw Ending.of("IllegalArgumentException", "TypeError", "incompatible types for " + name);
        }
        field.set(isClass ? null : target, decoder.decode(coded, field.getGenericType()));
        return null;
    }

    private static Iterator<?> iterator(Object target) {
        return switch (target) {
            case Iterator<?> one -> one;
            case Iterable<?> all -> all.iterator();
            case BaseStream<?, ?> stream -> stream.iterator();
            case Class<?> kind when kind.isEnum() -> Arrays.asList(kind.getEnumConstants()).iterator();
            default -> throw Ending.of("ClassCastException", "TypeError",
                "for-each not applicable to " + target.getClass().getSimpleName());
        };
    }

    private static Object next(Iterator<?> iterator) {
        if (iterator.hasNext()) {
            return iterator.next();
        }
        throw new Ending("StopIteration", "StopIteration", "", List.of(), null, null);
    }

    private static boolean contains(Object target, Object value) {
        if (target instanceof Collection<?> all) {
            return all.contains(value);
        }
        for (Iterator<?> all = iterator(target); all.hasNext();) {
            if (Objects.equals(all.next(), value)) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("unchecked")
    private static int order(Object target, List<Object> coded, Decoder decoder) {
        return ((Comparable<Object>) target).compareTo(decoder.decode(coded.get(0)));
    }

    private static List<String> names(Object target) throws ReflectiveOperationException {
        if (target instanceof ModuleNames names) {
            return names.modules().names(names.module());
        }
        return List.copyOf(Members.names(target instanceof Class<?> kind ? kind : target.getClass(), target instanceof Class).keySet());
    }

    private static Object pause(Object seconds) throws InterruptedException {
        Thread.sleep((long) (((Number) seconds).doubleValue() * 1_000));
        return null;
    }
}
