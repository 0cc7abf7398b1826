package stub;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The learner's modules as the tests ask for them: a file each, with its classes and the static members of its own. */
final class Modules {
    private static final String SUFFIX = ".java";

    final HandIn handIn;
    private final Map<String, Callee> functions = new HashMap<>();

    Modules(HandIn handIn) {
        this.handIn = handIn;
    }

    /** Return the file of a module; null when there is none. */
    String fileOf(String module) {
        for (String file : handIn.declared.keySet()) {
            if (moduleOf(file).equals(module)) {
                return file;
            }
        }
        return null;
    }

    static String moduleOf(String file) {
        return file.substring(0, file.length() - SUFFIX.length()).replace('/', '.');
    }

    /** Have the classes of a module begin, and say what the compiler said where there are none. */
    void load(String module) throws ReflectiveOperationException {
        if (!handIn.mistakes.isEmpty()) {
            throw mistake(module);
        }
        for (Class<?> kind : classes(module).values()) {
            Class.forName(kind.getName(), true, handIn.loader);
        }
    }

    /** Return the first mistake in the file of a module, else the first of all. */
    private Ending mistake(String module) {
        HandIn.Mistake found = handIn.mistakes.stream()
            .filter(one -> one.file().endsWith(SUFFIX) && moduleOf(one.file()).equals(module)).findFirst()
            .orElse(handIn.mistakes.getFirst());
        String text = String.join("; ", found.message().lines().map(line -> line.strip().replaceAll("\\s+", " ").replaceAll(";$", "")).toList());
        Place place = found.file().isEmpty() || found.line() < 1 ? null : handIn.place(found.file(), found.line());
        String where = place == null ? "" : found.file() + ":" + found.line() + ": ";
        String raw = (found.shown().isEmpty() ? "" : found.shown() + "\n") + where + "error: " + text;
        return new Ending("CompileError", "java.CompileError", text, List.of(text), place, raw);
    }

    /** Return the classes that the file of a module declares, by their short names. */
    Map<String, Class<?>> classes(String module) throws ClassNotFoundException {
        Map<String, Class<?>> found = new LinkedHashMap<>();
        for (String name : handIn.declared.getOrDefault(fileOf(module), List.of())) {
            Class<?> kind = Class.forName(name, false, handIn.loader);
            found.put(kind.getSimpleName(), kind);
        }
        return found;
    }

    /** Return the class whose name is the file's; null when it has none. */
    private Class<?> main(String module) throws ClassNotFoundException {
        Map<String, Class<?>> found = classes(module);
        Class<?> own = found.get(module.substring(module.lastIndexOf('.') + 1));
        return own != null || found.isEmpty() ? own : found.values().iterator().next();
    }

    /** Return the names that a test may import of a module. */
    List<String> names(String module) throws ClassNotFoundException {
        Set<String> found = new LinkedHashSet<>(classes(module).keySet());
        Class<?> own = main(module);
        if (own != null) {
            found.addAll(Members.names(own, true).keySet());
            for (Class<?> inner : own.getDeclaredClasses()) {
                found.add(inner.getSimpleName());
            }
        }
        return new ArrayList<>(found);
    }

    /** What a name of a module is, and whether it stays that. */
    record Resolved(Object value, boolean isSteady) {
    }

    /** Return what a module has under a name; null when it has no such name. */
    Resolved resolve(String module, String name) throws ReflectiveOperationException {
        Class<?> kind = classNamed(module, name);
        if (kind != null) {
            return new Resolved(kind, true);
        }
        Class<?> own = main(module);
        Field field = own == null ? null : Members.field(own, name, true);
        if (field != null) {
            return new Resolved(field.get(null), false);
        }
        Callee function = own == null ? null
            : functions.computeIfAbsent(own.getName() + "." + name, key -> Callee.method(own, name));
        return function == null ? null : new Resolved(function, true);
    }

    /** Return the class that goes by a name in a module; null when there is none. */
    Class<?> classNamed(String module, String name) throws ClassNotFoundException {
        Map<String, Class<?>> found = classes(module);
        if (found.containsKey(name)) {
            return found.get(name);
        }
        Class<?> own = main(module);
        for (Class<?> inner : own == null ? new Class<?>[0] : own.getDeclaredClasses()) {
            if (inner.getSimpleName().equals(name)) {
                return inner;
            }
        }
        return null;
    }

    /** Return the answer that a module has no such name, and what it may have been meant to be. */
    String missing(String module, String name) {
        String near = null;
        String hindrance = "";
        try {
            Class<?> own = main(module);
            if (own != null && Members.isPrivate(own, name)) {
                hindrance = ",\"private\":" + Json.quote(name);
            } else if (own != null && (!Members.methods(own, name, false).isEmpty() || Members.field(own, name, false) != null)) {
                hindrance = ",\"instance\":" + Json.quote(name);
            } else {
                near = Clues.nearest(name, names(module));
            }
        } catch (ClassNotFoundException none) {
            near = null;
        }
        return "{\"kind\":\"missing\",\"module\":" + Json.quote(module) + ",\"name\":" + Json.quote(name)
            + ",\"near\":" + (near == null ? "null" : Json.quote(near)) + hindrance + "}";
    }

    /** Return the module and the name by which the tests find a class again; null for one that has none. */
    String placeOf(Class<?> kind) {
        String file = handIn.fileOf(kind.getName());
        if (file == null || kind.isAnonymousClass() || kind.isLocalClass()) {
            return null;
        }
        try {
            String module = moduleOf(file);
            return classNamed(module, kind.getSimpleName()) == kind ? module + ":" + kind.getSimpleName() : null;
        } catch (ClassNotFoundException none) {
            return null;
        }
    }
}
