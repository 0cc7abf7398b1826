package stub;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** How an object of the learner's looks, told without running anything of theirs. */
final class Looks {
    private static final int DEEPEST = 3;
    private static final int ITEMS = 20;
    private static final int TEXT = 500;
    private static final int CHARACTERS = 2_000;

    private Looks() {
    }

    /** Return `Compte{solde=3}`, a record as Java writes it; cut where it is long. */
    static String of(Object value) {
        String written = written(value, 0);
        return written.length() <= CHARACTERS ? written : written.substring(0, CHARACTERS);
    }

    /** Return the short name of a class, or of that of an object. */
    static String nameOf(Object value) {
        Class<?> kind = value instanceof Class<?> one ? one : value.getClass();
        return kind.getSimpleName();
    }

    private static String written(Object value, int depth) {
        return switch (value) {
            case null -> "null";
            case String text -> '"' + (text.length() <= TEXT ? text : text.substring(0, TEXT)) + '"';
            case Character letter -> "'" + letter + "'";
            case Class<?> kind -> kind.getSimpleName();
            case Enum<?> member -> member.name();
            default -> value.getClass().isArray() || Shelf.holds(value) ? container(value, depth)
                : value.getClass().getClassLoader() == null ? String.valueOf(value) : object(value, depth);
        };
    }

    private static String container(Object value, int depth) {
        Object[] content = Shelf.contentOf(value);
        List<String> parts = new ArrayList<>();
        for (int place = 0; place < content.length && depth < DEEPEST && parts.size() < ITEMS; place++) {
            parts.add(value instanceof java.util.Map
                ? written(content[place], depth + 1) + "=" + written(content[++place], depth + 1)
                : written(content[place], depth + 1));
        }
        boolean isCut = content.length > 0 && (depth >= DEEPEST || content.length > (value instanceof java.util.Map ? 2 : 1) * ITEMS);
        String inner = String.join(", ", parts) + (isCut ? parts.isEmpty() ? "…" : ", …" : "");
        return value instanceof java.util.Map ? "{" + inner + "}" : "[" + inner + "]";
    }

    private static String object(Object value, int depth) {
        String name = value.getClass().getSimpleName().replaceAll("\\$\\$Lambda.*", "lambda");
        boolean isRecord = value.getClass().isRecord();
        if (depth >= DEEPEST) {
            return name + (isRecord ? "[…]" : "{…}");
        }
        List<String> parts = new ArrayList<>();
        try {
            if (isRecord) {
                for (RecordComponent part : value.getClass().getRecordComponents()) {
                    parts.add(part.getName() + "=" + written(Members.part(value, part), depth + 1));
                }
            } else {
                addFields(value, value.getClass(), parts, depth);
            }
        } catch (ReflectiveOperationException | RuntimeException hidden) {
            parts.add("…");
        }
        String inner = String.join(", ", parts.subList(0, Math.min(parts.size(), ITEMS)));
        return name + (isRecord ? "[" + inner + "]" : "{" + inner + "}");
    }

    private static void addFields(Object value, Class<?> kind, List<String> parts, int depth) throws ReflectiveOperationException {
        if (kind == null || kind.getClassLoader() == null) {
            return;
        }
        addFields(value, kind.getSuperclass(), parts, depth);
        for (Field field : kind.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                field.setAccessible(true);
                parts.add(field.getName() + "=" + written(field.get(value), depth + 1));
            }
        }
    }
}
