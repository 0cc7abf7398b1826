package stub;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was handed in: the learner's files, and what the compiler made of them, or says of them. */
final class HandIn {
    private static final int LINE = 500;
    private static final int BYTES = 1 << 20;

    /** An error of the compiler's. */
    record Mistake(String file, int line, String message, String shown) {
    }

    /** The names of the classes that a file declares at its top, the one of the file's own name first. */
    final Map<String, List<String>> declared = new LinkedHashMap<>();
    final List<Mistake> mistakes = new ArrayList<>();
    private final Map<String, byte[]> classes = new HashMap<>();
    private final Path folder;
    final ClassLoader loader = new Loader();

    /** Their classes know Java's own and each other's, and none of ours. */
    private final class Loader extends ClassLoader {
        Loader() {
            super("app", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] code = classes.get(name);
            if (code == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, code, 0, code.length);
        }
    }

    /** Read what the compiler left in `built`; the files lie in `folder`. */
    HandIn(Path folder, Path built) throws IOException {
        this.folder = folder;
        byte[] all = Files.readAllBytes(built);
        if (all.length == 0) {
            mistakes.add(new Mistake("", 0, "the compiler comes to no end", ""));
            return;
        }
        DataInputStream parts = new DataInputStream(new ByteArrayInputStream(all));
        for (int left = parts.readInt(); left > 0; left--) {
            mistakes.add(new Mistake(text(parts), parts.readInt(), text(parts), text(parts)));
        }
        for (int left = parts.readInt(); left > 0; left--) {
            declared.computeIfAbsent(text(parts), file -> new ArrayList<>()).add(text(parts));
        }
        for (int left = parts.readInt(); left > 0; left--) {
            String name = text(parts);
            classes.put(name, parts.readNBytes(parts.readInt()));
        }
    }

    /** Return a text of any length. */
    static String text(DataInputStream parts) throws IOException {
        return new String(parts.readNBytes(parts.readInt()), StandardCharsets.UTF_8);
    }

    /** Tell whether a class is one of the learner's. */
    boolean has(Class<?> kind) {
        return kind.getClassLoader() == loader;
    }

    /** Return the innermost line of the learner's among those steps; null when none is theirs. */
    Place innermost(StackTraceElement[] steps) {
        for (StackTraceElement step : steps) {
            Place place = place(step);
            if (place != null) {
                return place;
            }
        }
        return null;
    }

    /** Return the line of one step; null when it is none of theirs. */
    Place place(StackTraceElement step) {
        String file = fileOf(step.getClassName());
        return file == null || step.getLineNumber() < 1 || isMade(step) ? null : place(file, step.getLineNumber());
    }

    /** Tell whether the compiler wrote a method, and not the learner: each enumeration has one. */
    private boolean isMade(StackTraceElement step) {
        try {
            return step.getMethodName().equals("valueOf") && loader.loadClass(step.getClassName()).isEnum();
        } catch (ClassNotFoundException none) {
            return false;
        }
    }

    Place place(String file, int line) {
        return new Place(file, line, line(file, line));
    }

    /** Return the learner's file in which a class stands; null when it is not theirs. */
    String fileOf(String className) {
        if (!classes.containsKey(className)) {
            return null;
        }
        String outer = className;
        for (;;) {
            for (Map.Entry<String, List<String>> file : declared.entrySet()) {
                if (file.getValue().contains(outer)) {
                    return file.getKey();
                }
            }
            int inner = outer.lastIndexOf('$');
            if (inner < 1) {
                return null;
            }
            outer = outer.substring(0, inner);
        }
    }

    /** Return what was handed in by the name of a file. */
    String text(String file) {
        try {
            byte[] all = Files.readAllBytes(folder.resolve(file));
            return new String(all, 0, Math.min(all.length, BYTES), StandardCharsets.UTF_8);
        } catch (IOException | java.nio.file.InvalidPathException gone) {
            return "";
        }
    }

    private String line(String file, int number) {
        String[] lines = text(file).split("\n", -1);
        String line = number >= 1 && number <= lines.length ? lines[number - 1].strip() : "";
        return line.length() <= LINE ? line : line.substring(0, LINE);
    }

    /** Return the path of a file, as their process may tell it. */
    Path pathOf(String file) {
        return folder.resolve(file);
    }
}
